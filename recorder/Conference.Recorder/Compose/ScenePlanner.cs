using Conference.Recorder.Contracts;
using Conference.Recorder.Timelines;

namespace Conference.Recorder.Compose;

/// <summary>Cuts a timeline into scenes on the frame grid, without a gap or an overlap.</summary>
internal static class ScenePlanner
{
    // A layout that stands for less than this is a flicker: the one before it goes on instead.
    private const int ShortestScene = VideoFormat.FrameRate / 5;

    public static IReadOnlyList<Scene> Plan(Timeline timeline)
    {
        var total = Math.Max(1, VideoFormat.FrameAt(timeline.Duration));
        var cuts = CutsOf(timeline, total);

        // The first scene has none before it that could go on: it shows what stands once the first flicker is over.
        while (cuts.Count > 1 && cuts[1] < ShortestScene)
            cuts.RemoveAt(0);
        var scenes = new List<Scene>();
        for (var i = 0; i < cuts.Count; i++)
        {
            var start = i == 0 ? 0 : cuts[i];
            var end = i + 1 < cuts.Count ? cuts[i + 1] : total;
            var tiles = TilesAt(timeline, VideoFormat.SecondsAt(cuts[i]) + 0.5 / VideoFormat.FrameRate);
            if (scenes.Count > 0 && (end - cuts[i] < ShortestScene || scenes[^1].Tiles.SequenceEqual(tiles)))
                scenes[^1] = scenes[^1] with { FrameCount = end - scenes[^1].FirstFrame };
            else
                scenes.Add(new Scene(start, end - start, tiles));
        }

        return scenes;
    }

    private static List<int> CutsOf(Timeline timeline, int total)
    {
        var moments = timeline.Participants.SelectMany(participant => participant.Present)
            .Concat(timeline.Video.Select(span => span.Visible))
            .SelectMany(interval => new[] { interval.From, interval.To });
        return moments.Select(VideoFormat.FrameAt).Where(frame => frame > 0 && frame < total).Append(0).Distinct().Order().ToList();
    }

    private static List<Tile> TilesAt(Timeline timeline, double moment)
    {
        var screens = new List<Tile>();
        var people = new List<Tile>();
        foreach (var participant in timeline.Participants.Where(p => p.Present.Any(interval => interval.Contains(moment))))
        {
            if (SpanAt(timeline, participant.Id, TrackSource.Screen, moment) is { } screen)
                screens.Add(new Tile(participant.Id, $"{participant.Name} (screen)", screen));
            people.Add(new Tile(participant.Id, participant.Name, SpanAt(timeline, participant.Id, TrackSource.Camera, moment)));
        }

        // Who can be seen comes before who cannot, should there not be room for all; else people keep their order.
        var tiles = screens.Concat(people).ToList();
        return tiles.Count <= GridLayout.LargestCount
            ? tiles
            : [.. tiles.OrderBy(tile => tile.Video is null).Take(GridLayout.LargestCount)];
    }

    /// <summary>Of several the latest: a camera that was replaced shows its new track.</summary>
    private static VideoSpan? SpanAt(Timeline timeline, string participantId, TrackSource source, double moment) => timeline.Video
        .Where(span => span.ParticipantId == participantId && span.Source == source && span.Visible.Contains(moment))
        .MaxBy(span => span.Visible.From);
}
