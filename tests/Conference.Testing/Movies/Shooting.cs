using Conference.Testing.People;

namespace Conference.Testing.Movies;

/// <summary>Holds a film against the shots it must consist of.</summary>
/// <param name="shots">In order; the last one lasts until the film's end.</param>
/// <param name="card">The colour of what is shown of people without a camera.</param>
public sealed class Shooting(Footage footage, IReadOnlyList<Shot> shots, (byte R, byte G, byte B) card)
{
    // A layout changes when the first picture of a track is there, up to half a second after the track, and something may be on the way.
    private const double Settling = 1.0;
    private const double Foresight = 0.25;

    private readonly List<string> _faults = [];

    /// <summary>What the film shows that it must not, for people; the first of each kind in each shot.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How many times an area was looked at in a frame.</summary>
    public int Checks { get; private set; }

    /// <summary>Seconds in which a picture that was to move stood still.</summary>
    public int FrozenSeconds { get; private set; }

    /// <summary>Seconds in which the whole picture was black.</summary>
    public int BlackSeconds { get; private set; }

    public void Check(double? length = null)
    {
        var end = Math.Min(length ?? footage.Seconds, footage.Seconds);
        for (var i = 0; i < shots.Count; i++)
        {
            var from = i == 0 ? Math.Max(0, shots[0].From) : shots[i].From + Settling;
            var to = i + 1 < shots.Count ? shots[i + 1].From - Foresight : end;
            foreach (var (area, who) in shots[i].Places)
                CheckPlace(area, who, footage.FrameAt(from), footage.FrameAt(to));
        }

        for (var second = 0; second + 1 <= footage.Seconds; second++)
        {
            var frames = footage.Brightness.Skip(footage.FrameAt(second)).Take((int)footage.FrameRate);
            if (frames.All(brightness => brightness < 18))
                BlackSeconds++;
        }
    }

    /// <summary>Seconds at which somebody begins to flash, wherever they are.</summary>
    public IReadOnlyList<double> FlashesOf(Persona who)
    {
        var onsets = new List<double>();
        var flashed = false;
        for (var frame = 0; frame < footage.FrameCount; frame++)
        {
            if (GlimpseOf(who, frame) is not { } glimpse)
                continue;
            if (glimpse.Flashes && !flashed && frame > 0)
                onsets.Add(frame / footage.FrameRate);
            flashed = glimpse.Flashes;
        }

        return onsets;
    }

    /// <summary>What is seen of somebody in a frame: about a cut that may be in their place before it or in the one behind it.</summary>
    private Glimpse? GlimpseOf(Persona who, int frame)
    {
        // Cells of two shots overlap: the one that the picture shows whole is the one that counts.
        var candidates = ShotsAbout(frame / footage.FrameRate).ToList();
        if (candidates.FindIndex(shot => shots[shot].Places.All(place => IsRight(footage.Of(place.Area)[frame].Color, place.Who))) is var whole and >= 0)
            candidates = [candidates[whole]];
        foreach (var shot in candidates)
        {
            foreach (var glimpse in shots[shot].Places.Where(place => place.Who == who).Select(place => footage.Of(place.Area)[frame]))
            {
                if (Persona.WhoseIs(glimpse.Color) == who.Number)
                    return glimpse;
            }
        }

        return null;
    }

    private IEnumerable<int> ShotsAbout(double at)
    {
        var now = shots.Count(shot => shot.From <= at) - 1;
        if (now >= 0)
            yield return now;
        if (now > 0 && at - shots[now].From <= Settling)
            yield return now - 1;
        if (now + 1 < shots.Count && shots[now + 1].From - at <= Settling)
            yield return now + 1;
    }

    private void CheckPlace(Area area, Persona? who, int from, int to)
    {
        var glimpses = footage.Of(area);
        var wrong = 0;
        var first = 0;
        for (var frame = from; frame < to; frame++)
        {
            Checks++;
            if (IsRight(glimpses[frame].Color, who))
                continue;
            if (wrong++ == 0)
                first = frame;
        }

        if (wrong > 0)
        {
            var (r, g, b) = glimpses[first].Color;
            _faults.Add(
                $"{wrong} of {to - from} frames from {from / footage.FrameRate:F2} s on don't show {who?.ToString() ?? "a card"} at {area}: the first at "
                + $"{first / footage.FrameRate:F2} s is {(byte)Math.Clamp(r, 0, 255):X2}{(byte)Math.Clamp(g, 0, 255):X2}{(byte)Math.Clamp(b, 0, 255):X2}, "
                + $"which is {Persona.WhoseIs((r, g, b))?.ToString() ?? "nobody's"}.");
        }

        if (who is not null)
            CountFrozen(area, who, glimpses, from, to);
    }

    private bool IsRight((double R, double G, double B) color, Persona? who) => who is not null
        ? Persona.WhoseIs(color) == who.Number
        : Math.Abs(color.R - card.R) < 16 && Math.Abs(color.G - card.G) < 16 && Math.Abs(color.B - card.B) < 16;

    private void CountFrozen(Area area, Persona who, IReadOnlyList<Glimpse> glimpses, int from, int to)
    {
        var second = (int)footage.FrameRate;
        for (var frame = from; frame + second <= to; frame += second)
        {
            if (glimpses.Skip(frame).Take(second).Select(glimpse => glimpse.Hand).Distinct().Count() >= second / 4)
                continue;
            FrozenSeconds++;
            _faults.Add($"{who} stands still at {area} from {frame / footage.FrameRate:F2} s on.");
        }
    }
}
