using Conference.EndToEnd.Tests.People;

namespace Conference.EndToEnd.Tests.Movies;

/// <summary>The middle of a cell in the composite, both coordinates from 0 to 1.</summary>
internal readonly record struct Seat(double X, double Y)
{
    private const double Tolerance = 0.04;

    private static readonly Rgb Background = new(18, 20, 26);

    public static Seat Left { get; } = new(0.25, 0.5);

    public static Seat Right { get; } = new(0.75, 0.5);

    public static Seat TopLeft { get; } = new(0.25, 0.25);

    public static Seat TopRight { get; } = new(0.75, 0.25);

    public static Seat Bottom { get; } = new(0.5, 0.75);

    /// <summary>Somebody's picture is in this cell and nowhere else.</summary>
    public static void AssertTaken(Frame frame, Identity identity, Seat seat)
    {
        var sighting = frame.Find(identity);
        Assert.True(sighting is not null, $"{identity} is not to be seen; {seat} shows {frame.At(seat.X, seat.Y)}.");
        Assert.True(
            Math.Abs(sighting.X - seat.X) < Tolerance && Math.Abs(sighting.Y - seat.Y) < Tolerance,
            $"{identity} should be at {seat}, and is at {sighting}.");
    }

    /// <summary>Somebody's tile is there without a picture: the avatar in its middle is neither the background nor their camera.</summary>
    public static void AssertAvatar(Frame frame, Identity identity, Seat seat)
    {
        Assert.Null(frame.Find(identity));
        Assert.False(frame.At(seat.X, seat.Y).Resembles(Background), $"There is no avatar of {identity} at {seat}.");
    }
}
