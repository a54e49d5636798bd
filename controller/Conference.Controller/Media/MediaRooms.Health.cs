using Conference.Controller.Errors;
using Conference.Controller.Media.Health;
using Conference.Controller.Meetings;

namespace Conference.Controller.Media;

internal sealed partial class MediaRooms
{
    /// <summary>How a meeting's media does now; nobody sends or gets anything when it does not run.</summary>
    public async Task<MeetingHealth> HealthAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        var participants = Find(meeting.Id) is { } making ? await SampleAsync(making, cancellationToken) : [];
        return new MeetingHealth(clock.GetUtcNow(), joins.Of(meeting).Summarize(), participants);
    }

    private static async Task<IReadOnlyList<ParticipantHealth>> SampleAsync(Task<MediaRoom> making, CancellationToken cancellationToken)
    {
        try
        {
            var room = await making.WaitAsync(cancellationToken);
            return await room.Health.GetAsync(cancellationToken);
        }
        catch (RefusedException)
        {
            return []; // no worker took it
        }
    }
}
