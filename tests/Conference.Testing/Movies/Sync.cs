using Conference.Testing.People;

namespace Conference.Testing.Movies;

/// <summary>When events that must be in a film are found in it.</summary>
/// <param name="Expected">Seconds of the film.</param>
/// <param name="Found">Seconds of the film; null for an event that is not there.</param>
public sealed record SyncPoint(long Number, double Expected, double? Found)
{
    // More than a delay that anybody would put up with, less than the distance of two events of one person.
    private const double Tolerance = 0.25;

    /// <summary>Seconds by which it comes too late; null when it is not there.</summary>
    public double? Error => Found - Expected;

    public static IReadOnlyList<SyncPoint> Match(IEnumerable<Moment> expected, IReadOnlyList<double> found) =>
    [
        .. expected.Select(moment => new SyncPoint(
            moment.Number,
            moment.At,
            found.Where(at => Math.Abs(at - moment.At) < Tolerance).Select(at => (double?)at).MinBy(at => Math.Abs(at!.Value - moment.At)))),
    ];
}
