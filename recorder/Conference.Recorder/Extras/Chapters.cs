using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Movies;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Extras;

/// <summary>Where a viewer may want to jump to: somebody comes or goes, a screen is shared, the recording goes on after a pause.</summary>
internal static class Chapters
{
    // Seconds. Two that are closer are one.
    private const double Shortest = 10;

    // In a crowd people come and go all the time: that is no landmark.
    private const int Crowd = 25;

    private enum Kind
    {
        Share,
        Resume,
        Join,
        Leave,
        ShareEnd,
    }

    /// <returns>In order, the first at 0; none for a recording in which nothing happens.</returns>
    public static IReadOnlyList<Chapter> Of(Timeline timeline)
    {
        var chapters = new List<Chapter>();
        var landmarks = LandmarksOf(timeline).Where(landmark => landmark.At <= timeline.Duration - Shortest / 2).OrderBy(landmark => landmark.At).ToList();
        for (var i = 0; i < landmarks.Count;)
        {
            // What happens within the length of a chapter is one landmark, which is called by the weightiest of it.
            var from = landmarks[i].At;
            var together = landmarks.Skip(i).TakeWhile(landmark => landmark.At < from + Shortest).ToList();
            i += together.Count;
            var main = together.MinBy(landmark => landmark.Kind);
            var at = main.Kind == Kind.Share ? main.At : from;
            if (at >= Shortest)
                chapters.Add(new Chapter(at, Title(main.Kind, [.. together.Where(landmark => landmark.Kind == main.Kind).Select(landmark => landmark.Name).Distinct()])));
        }

        return chapters.Count == 0 ? [] : [new Chapter(0, "Start"), .. chapters];
    }

    private static IEnumerable<(double At, Kind Kind, string Name)> LandmarksOf(Timeline timeline)
    {
        foreach (var resume in timeline.Resumes)
            yield return (resume, Kind.Resume, "");

        var names = timeline.Participants.ToDictionary(participant => participant.Id, participant => DisplayText.OneLine(participant.Name));
        foreach (var share in timeline.Video.Where(span => span.Source == TrackSource.Screen).GroupBy(span => span.ParticipantId))
        {
            // A screen that goes on in another take was shared once.
            double? until = null;
            foreach (var span in share.OrderBy(span => span.Visible.From))
            {
                if (until is null || span.Visible.From > until + 1)
                {
                    if (until is { } ended)
                        yield return (ended, Kind.ShareEnd, names[share.Key]);
                    yield return (span.Visible.From, Kind.Share, names[share.Key]);
                }

                until = Math.Max(until ?? 0, span.Visible.To);
            }

            yield return (until!.Value, Kind.ShareEnd, names[share.Key]);
        }

        if (timeline.Participants.Count > Crowd)
            yield break;
        foreach (var participant in timeline.Participants)
        {
            foreach (var present in participant.Present)
            {
                yield return (present.From, Kind.Join, names[participant.Id]);
                yield return (present.To, Kind.Leave, names[participant.Id]);
            }
        }
    }

    private static string Title(Kind kind, IReadOnlyList<string> names) => kind switch
    {
        Kind.Share => $"{Enumerate(names)} shared a screen",
        Kind.Resume => "Recording resumed",
        Kind.Join => $"{Enumerate(names)} joined",
        Kind.Leave => $"{Enumerate(names)} left",
        Kind.ShareEnd => "Screen sharing ended",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A landmark without a title."),
    };

    private static string Enumerate(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{names[0]} and {names.Count - 1} others",
    };
}
