using Conference.Recorder.Contracts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Layouts;

/// <summary>Reads from a timeline, moment after moment, what there is to arrange.</summary>
internal sealed class StageReader(Timeline timeline, IReadOnlyList<FloorChange> floor)
{
    private readonly ILookup<string, VideoSpan> _video = timeline.Video.ToLookup(span => span.ParticipantId);
    private readonly List<string> _speakers = [];
    private int _floorChanges;

    /// <param name="moment">Not before the one that was asked for last.</param>
    public Stage ReadAt(double moment)
    {
        for (; _floorChanges < floor.Count && floor[_floorChanges].At <= moment; _floorChanges++)
        {
            _speakers.Remove(floor[_floorChanges].ParticipantId);
            _speakers.Insert(0, floor[_floorChanges].ParticipantId);
        }

        var people = timeline.Participants
            .Where(participant => participant.Present.Any(interval => interval.Contains(moment)))
            .Select(participant => Read(participant, moment));
        return new Stage([.. people], [.. _speakers]);
    }

    private Attendee Read(TimelineParticipant participant, double moment)
    {
        var camera = SpanAt(participant.Id, TrackSource.Camera, moment);
        var screen = SpanAt(participant.Id, TrackSource.Screen, moment);
        return new Attendee(participant.Id, participant.Name, camera, screen)
        {
            CameraPicture = Attendee.PictureAt(camera, moment),
            ScreenPicture = Attendee.PictureAt(screen, moment),
        };
    }

    /// <summary>Of several the latest: a camera that was replaced shows its new track.</summary>
    private VideoSpan? SpanAt(string participantId, TrackSource source, double moment) => _video[participantId]
        .Where(span => span.Source == source && span.Visible.Contains(moment))
        .MaxBy(span => span.Visible.From);
}
