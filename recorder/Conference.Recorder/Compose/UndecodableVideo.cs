using Conference.Recorder.Contracts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>
/// Tracks that were captured and that the FFmpeg at hand has no decoder for, as when meetings run where there is none to ask. Trying each stretch would fail
/// each time: avatars are shown instead, and it is said once.
/// </summary>
internal static class UndecodableVideo
{
    /// <param name="codecs">MIME types that cannot be decoded.</param>
    public static Timeline Without(Timeline timeline, IReadOnlySet<string> codecs) =>
        codecs.Count == 0 ? timeline : timeline with { Video = [.. timeline.Video.Where(span => !codecs.Contains(span.MimeType))] };

    /// <summary>What is missing for it, for people.</summary>
    public static IEnumerable<string> Tell(Timeline timeline, IReadOnlySet<string> codecs)
    {
        var names = timeline.Participants.ToDictionary(participant => participant.Id, participant => participant.Name);
        return timeline.Video.Where(span => codecs.Contains(span.MimeType))
            .Select(span => $"{names.GetValueOrDefault(span.ParticipantId, span.ParticipantId)}'s {(span.Source == TrackSource.Screen ? "shared screen" : "camera")}: "
                + $"the FFmpeg of the recorder cannot decode {span.MimeType}. The track is kept: install a full build (apt-get install ffmpeg), and recompose.")
            .Distinct();
    }
}
