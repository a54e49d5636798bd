namespace Conference.Testing.Movies;

/// <summary>How well sound, picture and people of a film are together.</summary>
public sealed class SyncReport
{
    private readonly List<(IReadOnlyList<SyncPoint> Flashes, IReadOnlyList<SyncPoint> Beeps)> _people = [];

    public void Add(IReadOnlyList<SyncPoint> flashes, IReadOnlyList<SyncPoint> beeps) => _people.Add((flashes, beeps));

    /// <summary>Per flash that has its beep: by how many milliseconds the sound is later than the picture.</summary>
    public Spread SoundAgainstPicture => Spread.Of(_people.SelectMany(person =>
        from flash in person.Flashes
        join beep in person.Beeps on flash.Number equals beep.Number
        where flash.Error is not null && beep.Error is not null
        select (beep.Error!.Value - flash.Error!.Value) * 1000));

    /// <summary>Per second: by how many milliseconds the sound of the latest person is behind that of the earliest.</summary>
    public Spread AmongPeopleHeard => Among(person => person.Beeps);

    /// <summary>The same of their pictures; a frame alone is 33 to 40 ms.</summary>
    public Spread AmongPeopleSeen => Among(person => person.Flashes);

    public double FlashesFound => Share(_people.SelectMany(person => person.Flashes));

    public double BeepsFound => Share(_people.SelectMany(person => person.Beeps));

    public override string ToString() =>
        $"sound against picture {SoundAgainstPicture}, heard {AmongPeopleHeard} apart, seen {AmongPeopleSeen} apart, "
        + $"{FlashesFound:P1} of flashes, {BeepsFound:P1} of beeps";

    /// <summary>A line for each tenth of the film: by how many milliseconds each person's sound and picture come too late, in the middle.</summary>
    public IEnumerable<string> Course(IReadOnlyList<string> names)
    {
        var length = _people.SelectMany(person => person.Beeps).Max(point => point.Expected);
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var (from, to) = (length * tenth / 10, length * (tenth + 1) / 10);
            yield return $"{from,6:F0} s: " + string.Join(
                ", ", _people.Select((person, i) => $"{names[i]} heard {Middle(person.Beeps, from, to):F1} seen {Middle(person.Flashes, from, to):F1}"));
        }
    }

    private static double Middle(IReadOnlyList<SyncPoint> points, double from, double to)
    {
        var errors = points.Where(point => point.Expected >= from && point.Expected < to).Select(point => point.Error).OfType<double>().Order().ToArray();
        return errors.Length == 0 ? double.NaN : errors[errors.Length / 2] * 1000;
    }

    private Spread Among(Func<(IReadOnlyList<SyncPoint> Flashes, IReadOnlyList<SyncPoint> Beeps), IReadOnlyList<SyncPoint>> track) => Spread.Of(
        _people.SelectMany(track)
            .Where(point => point.Error is not null)
            .GroupBy(point => point.Number, point => point.Error!.Value)
            .Where(errors => errors.Count() > 1)
            .Select(errors => (errors.Max() - errors.Min()) * 1000));

    private static double Share(IEnumerable<SyncPoint> points)
    {
        var all = points.ToList();
        return all.Count == 0 ? 1 : (double)all.Count(point => point.Found is not null) / all.Count;
    }
}
