using Conference.Recorder.Contracts;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>
/// Turns a journal, and what the track files really hold, into a timeline: of all that was journalled, or of what is known so far while
/// it is still written. Pure: same input, same timeline.
/// </summary>
internal sealed partial class TimelineBuilder
{
    // What is there when a recording begins, or goes on, is told one by one, in the first second.
    private const double Beginning = 1;

    // Media may turn out to be by so much older than its arrival. In seconds.
    private const double LongestDelay = 1;

    private readonly Dictionary<string, (string Name, List<Interval> Present)> _participants = [];
    private readonly Dictionary<string, double> _presentSince = [];
    private readonly List<string> _order = [];
    private readonly List<TrackHistory> _tracks = [];
    private readonly Dictionary<string, TakeHistory> _takes = [];
    private readonly MissingMedia _missing = new();
    private readonly List<SpeakingSpan> _speaking = [];
    private readonly List<double> _resumes = [];
    private readonly VoiceHistory _voices = new();
    private readonly ClockFit _clocks = new();

    // When each era began: Record, another worker, the resume after a pause.
    private readonly List<double> _eras = [0];
    private (string ParticipantId, double Since)? _speaker;
    private double? _endedAt;

    /// <summary>The latest moment that the journal knows of.</summary>
    public double Now { get; private set; }

    /// <summary>The length of the recording, as far as it is known.</summary>
    public double Duration => _endedAt ?? Now;

    /// <summary>Whether the capture was ended for good.</summary>
    public bool IsOver => _endedAt is not null;

    /// <summary>CPU time that capturing took, in seconds.</summary>
    public double CaptureCpuSeconds { get; private set; }

    public IReadOnlyDictionary<string, TakeHistory> Takes => _takes;

    /// <param name="packetTimes">For each take that could be read: the times in its file, in seconds, sorted.</param>
    public static Timeline Build(IReadOnlyList<JournalEntry> journal, IReadOnlyDictionary<string, double[]> packetTimes)
    {
        var builder = new TimelineBuilder();
        foreach (var entry in journal)
            builder.Apply(entry);
        return builder.TimelineAt(builder.Duration, take => packetTimes.TryGetValue(take.Id, out var times) ? FrameRuns.Of(times) : null, (_, map) => map);
    }

    /// <summary>
    /// Until when the clocks of all takes are known as well as they need be: a take whose sender has not reported yet is waited for, but not for long.
    /// </summary>
    public double ClocksSettledUntil => _takes.Values
        .Select(take => _clocks.UnsettledSince(take, Now))
        .OfType<double>()
        .DefaultIfEmpty(double.PositiveInfinity)
        .Min() - LongestDelay;

    /// <summary>What is known up to a moment. What goes on then ends there.</summary>
    /// <param name="framesOf">What a take's file holds; null when it cannot be read.</param>
    /// <param name="clockOf">The clock to use for a take, given the one that was measured.</param>
    public Timeline TimelineAt(double end, Func<TakeHistory, FrameRuns?> framesOf, Func<TakeHistory, ClockMap, ClockMap> clockOf)
    {
        var video = new List<VideoSpan>();
        var audio = new List<AudioSpan>();
        var unreadable = new List<string>();
        var clocks = new Dictionary<string, ClockMap>();
        foreach (var track in _tracks)
        {
            // Backwards, since a take's picture stands until that of the next one comes.
            double? successor = null;
            var pictures = new List<VideoSpan>();
            foreach (var take in Enumerable.Reverse(track.Takes))
            {
                if (_clocks.MapOf(take) is not { } measured)
                    continue;

                var clock = clocks[take.Id] = clockOf(take, measured);
                var frames = framesOf(take);
                if (frames is null || frames.Runs.Count == 0)
                {
                    unreadable.Add($"{NameOf(track.TrackId)}: the file {take.File} is empty or damaged.");
                    continue;
                }

                if (track.Kind == TrackKind.Audio)
                {
                    audio.AddRange(AudibleSpans.Of(track, take, clock, frames));
                    continue;
                }

                pictures.InsertRange(0, VisibleSpans.Of(track, take, clock, frames, _eras[take.Era], successor, end));
                successor = clock.ToRecording(frames.Runs[0].From);
            }

            video.AddRange(pictures);
        }

        return new Timeline(end, _order.ConvertAll(id => ParticipantUntil(id, end)), video, audio, [.. _missing.Tell(NameOf, clocks), .. unreadable])
        {
            Speaking = SpeakingUntil(end),
            Resumes = [.. _resumes.Where(resume => resume < end)],
        };
    }

    /// <summary>What a track is called in front of people.</summary>
    private string NameOf(string trackId)
    {
        if (_tracks.FindLast(track => track.TrackId == trackId) is not { } track)
            return $"Track {trackId}";

        var owner = _participants.TryGetValue(track.ParticipantId, out var participant) ? participant.Name : track.ParticipantId;
        return track.Source switch
        {
            TrackSource.Microphone => $"{owner}'s microphone",
            TrackSource.Camera => $"{owner}'s camera",
            TrackSource.Screen => $"{owner}'s shared screen",
            TrackSource.ScreenAudio => $"{owner}'s shared sound",
            _ => throw new InvalidOperationException($"The source {track.Source} has no name."),
        };
    }

    private TimelineParticipant ParticipantUntil(string id, double end)
    {
        var (name, present) = _participants[id];
        var intervals = present.Where(interval => interval.From < end).Select(interval => interval with { To = Math.Min(interval.To, end) });
        if (_presentSince.TryGetValue(id, out var since) && since < end)
            intervals = intervals.Append(new Interval(since, end));
        return new TimelineParticipant(id, name, [.. intervals])
        {
            Heard = _voices.HeardUntil(id, end),
            Unmuted = [.. _tracks
                .Where(track => track.ParticipantId == id && track.Source == TrackSource.Microphone)
                .SelectMany(track => track.LiveUntil(end))
                .OrderBy(interval => interval.From)],
        };
    }

    private SpeakingSpan[] SpeakingUntil(double end)
    {
        var spans = _speaking.Where(span => span.Interval.From < end)
            .Select(span => span with { Interval = span.Interval with { To = Math.Min(span.Interval.To, end) } });
        if (_speaker is { } speaker && speaker.Since < end)
            spans = spans.Append(new SpeakingSpan(speaker.ParticipantId, new Interval(speaker.Since, end)));
        return [.. spans];
    }
}
