using Conference.Controller.Meetings;

namespace Conference.Controller.Media;

internal sealed partial class MediaRooms
{
    // Signaling and events share nothing: who is heard goes from the room to the meeting, and from there to whoever follows it.
    private static async Task TellSpeakingAsync(Meeting meeting, MediaSubscription room)
    {
        using var subscription = room;
        await foreach (var mediaEvent in subscription.Events.ReadAllAsync())
        {
            if (mediaEvent is SpeakersHeard heard)
                meeting.SetSpeaking([.. heard.Volumes.Select(speaker => speaker.ParticipantId)]);
        }

        meeting.SetSpeaking([]);
    }
}
