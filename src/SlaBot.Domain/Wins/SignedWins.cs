using System.Globalization;
using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Wins;

/// <summary>The revisions that both sides signed.</summary>
internal static class SignedWins
{
    public static WinFindings In(View view) => new(
        [
            .. view.Agreements.Revisions.Select(revision => new Win(
                string.Create(CultureInfo.InvariantCulture, $"signed:{revision.Number}"),
                WinKind.AgreementSigned,
                WinTier.Team,
                revision.RecordedAt.InZone(revision.Terms.Calendar.Zone).Date)
            {
                Revision = revision.Number,
            }),
        ],
        win => win.Kind == WinKind.AgreementSigned);
}
