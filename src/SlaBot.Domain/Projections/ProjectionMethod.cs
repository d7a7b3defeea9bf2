namespace SlaBot.Domain.Projections;

/// <summary>How the rest of a period is projected. In order of preference where two have been equally right.</summary>
public enum ProjectionMethod
{
    /// <summary>The pace so far and the level and curve of past periods, each weighed by how reliable it has been.</summary>
    PastPeriods,

    /// <summary>The pace so far, continued along the mean curve of past periods.</summary>
    Seasonal,

    /// <summary>The pace so far, continued over the working days left.</summary>
    WorkingDays,

    /// <summary>The pace so far, continued over the calendar days left.</summary>
    Calendar,

    /// <summary>The pace so far, continued over the agreed percents of the months.</summary>
    Monthly,
}

/// <summary>The names of projection methods in answers.</summary>
public static class ProjectionMethodNames
{
    /// <summary>The name as it is shown and written: <c>past-periods</c>, <c>working-days</c> ...</summary>
    public static string Name(this ProjectionMethod method) => method switch
    {
        ProjectionMethod.PastPeriods => "past-periods",
        ProjectionMethod.Seasonal => "seasonal",
        ProjectionMethod.WorkingDays => "working-days",
        ProjectionMethod.Calendar => "calendar",
        ProjectionMethod.Monthly => "monthly",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such projection method."),
    };
}
