using System.Globalization;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Timelines;

/// <summary>What the journal says of media that should be there and is not, told for people: what, from when to when, and why.</summary>
internal sealed class MissingMedia
{
    // On a bad line a picture is damaged again and again: more stretches of one track than these are told in one sentence.
    private const int ToldOneByOne = 3;

    // Sender's and recorder's moments of the same thing differ by so much, in seconds.
    private const double SameMoment = 1;

    // In the order of the journal; a track and its sentence, or a sentence about all of them.
    private readonly List<(string? TrackId, Func<string> Tell)> _told = [];
    private readonly List<Silence> _silences = [];
    private readonly List<(PictureDamaged Damage, TakeHistory Take)> _damages = [];
    private readonly Dictionary<string, PacketMalformed> _malformed = [];

    public void Add(TrackRefused refused) => _told.Add((refused.TrackId, () => $" {From(refused.At)} on: {refused.Reason}"));

    public void Add(RecordingContinued continued) =>
        _told.Add((null, () => $"{Seconds(continued.BreakSeconds)} of the meeting at {Seconds(continued.At)}: the recorder was not running."));

    public void Add(TrackSilent silent)
    {
        var silence = new Silence(silent);
        _silences.Add(silence);
        _told.Add((silent.TrackId, () => $" {From(silent.Since)} {(silence.To is { } to ? To(to) : "on")}: {silent.Reason}."));
    }

    /// <summary>The track gives something again, or nothing is expected of it any more.</summary>
    public void EndSilence(string trackId, double at)
    {
        if (_silences.FindLast(silence => silence.What.TrackId == trackId) is { To: null } open)
            open.To = at;
    }

    public void Add(PictureDamaged damaged, TakeHistory take) => _damages.Add((damaged, take));

    public void Add(PacketMalformed malformed) => _malformed[malformed.TakeId] = malformed;

    /// <param name="nameOf">What a track is called.</param>
    /// <param name="clocks">By take; damages of takes without one are not told, since nothing of them is shown.</param>
    public IEnumerable<string> Tell(Func<string, string> nameOf, IReadOnlyDictionary<string, ClockMap> clocks)
    {
        foreach (var (trackId, tell) in _told)
            yield return trackId is null ? tell() : nameOf(trackId) + tell();
        foreach (var damages in _damages.Where(damage => clocks.ContainsKey(damage.Take.Id)).GroupBy(damage => damage.Take.TrackId))
        {
            var stretches = damages.Select(damage => StretchOf(damage.Damage, clocks[damage.Take.Id])).Where(stretch => !IsTold(damages.Key, stretch)).ToList();
            foreach (var text in Tell(stretches))
                yield return nameOf(damages.Key) + text;
        }

        foreach (var malformed in _malformed.Values)
        {
            yield return $"{nameOf(malformed.TrackId)} {Span(malformed.Since, malformed.At)}: {malformed.Count} "
                + $"{(malformed.Count == 1 ? "packet was" : "packets were")} not what the codec's RTP format says; what they held is left out.";
        }
    }

    private static Stretch StretchOf(PictureDamaged damaged, ClockMap clock) =>
        new(clock.ToRecording(damaged.From), clock.ToRecording(damaged.To), damaged.Frames);

    /// <summary>That a picture waits for a key frame is said as well when nothing could be taken for long.</summary>
    private bool IsTold(string trackId, Stretch stretch) => _silences.Exists(silence => silence.What.TrackId == trackId
        && stretch.From >= silence.What.Since - SameMoment && stretch.To <= (silence.To ?? double.PositiveInfinity) + SameMoment);

    private static List<string> Tell(List<Stretch> stretches)
    {
        if (stretches.Count <= ToldOneByOne)
            return stretches.ConvertAll(stretch => $" {Span(stretch.From, stretch.To)}: {Reason(stretch.Frames)}");

        return [$", {stretches.Count} times {Span(stretches.Min(stretch => stretch.From), stretches.Max(stretch => stretch.To))}: {Reason(stretches.Sum(stretch => stretch.Frames))}"];
    }

    private static string Reason(int frames) => frames == 0
        ? "packets were lost, and the picture stood still or was blemished."
        : $"packets were lost, and the picture stood still until a key frame came; {frames} frames are left out.";

    private static string Span(double from, double to) => Seconds(from) == Seconds(to) ? $"at {Seconds(from)}" : $"{From(from)} {To(to)}";

    private static string From(double at) => $"from {Seconds(at)}";

    private static string To(double at) => $"to {Seconds(at)}";

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, seconds):F1} s");

    private sealed class Silence(TrackSilent what)
    {
        public TrackSilent What { get; } = what;

        public double? To { get; set; }
    }

    private readonly record struct Stretch(double From, double To, int Frames);
}
