using System.Text.Json;
using Conference.Controller.Api;
using Conference.Controller.Meetings.Rows;

namespace Conference.Controller.Meetings;

internal static class MeetingRows
{
    /// <summary>A meeting that is not in memory, as clients see it: nobody is in it.</summary>
    public static MeetingView View(MeetingRow row) => new(
        row.Id,
        row.Code,
        row.Name,
        Words.Parse<MeetingKind>(row.Kind),
        Words.Parse<MeetingStatus>(row.Status),
        row.CreatedAt,
        row.StartsAt,
        row.EndsAt,
        row.EndedAt,
        row.Recurrence,
        row.Region,
        row.Capacity,
        row.PasscodeHash is not null,
        row.Locked,
        JsonSerializer.Deserialize(row.Settings, MeetingJson.Default.MeetingSettings)!,
        0,
        null);
}
