namespace SlaBot.Domain.Agreements;

/// <summary>When both departments meet, and how long before that the joint scorecard is posted.</summary>
/// <param name="Meeting">A rule in words (<c>first tuesday 09:00</c>) or an RFC 5545 RRULE with a time, as in the file.</param>
/// <param name="ScorecardDaysBefore">Days before the meeting, 0 or more.</param>
/// <param name="BusinessDays">Whether only working days count.</param>
public sealed record Reporting(string Meeting, int ScorecardDaysBefore, bool BusinessDays);
