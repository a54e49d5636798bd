namespace Conference.Testing.People;

/// <summary>Somebody in a <see cref="ReplayMeeting"/>.</summary>
public sealed class ReplayPerson
{
    internal ReplayPerson(string id, string name, Persona persona, SenderClock clock, Line? line) =>
        (Id, Name, Persona, Clock, Line) = (id, name, persona, clock, line);

    public string Id { get; }

    public string Name { get; }

    public Persona Persona { get; }

    /// <summary>Of the camera, the screen and the sender reports.</summary>
    public SenderClock Clock { get; }

    /// <summary>Of the microphone, whose crystal is another one.</summary>
    public SenderClock SoundClock { get; init; } = new();

    public Line? Line { get; }

    public ReplayTrack? Camera { get; internal set; }

    public ReplayTrack? Microphone { get; internal set; }

    public ReplayTrack? Screen { get; internal set; }

    internal MediaLoop Picture { get; init; } = null!;

    internal MediaLoop Sound { get; init; } = null!;

    /// <summary>When, in true time, its camera begins a flash; those within a stretch, with numbers that they share with their beeps.</summary>
    public IEnumerable<Moment> FlashesBetween(double from, double to) => MomentsBetween(Clock, from, to);

    /// <summary>When, in true time, its microphone begins a beep.</summary>
    public IEnumerable<Moment> BeepsBetween(double from, double to) => MomentsBetween(SoundClock, from, to);

    private IEnumerable<Moment> MomentsBetween(SenderClock clock, double from, double to)
    {
        for (var second = Math.Max(0, (long)Math.Floor(clock.MediaAt(from))); ; second++)
        {
            var (turn, inTurn) = Math.DivRem(second, Persona.LoopSeconds);
            var at = clock.TrueTimeOf(turn * Persona.LoopSeconds + Persona.Moments[(int)inTurn]);
            if (at >= to)
                yield break;
            if (at >= from)
                yield return new Moment(second, at);
        }
    }
}
