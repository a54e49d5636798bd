namespace Conference.EndToEnd.Tests.Movies;

/// <summary>The white bar that crosses everybody's picture once in two seconds, which is how long their film is: it tells whether a picture moves.</summary>
internal static class Bar
{
    private const int Width = 1280;
    private const int Height = 720;
    private const int Side = 8;

    private static readonly TimeSpan FrameStep = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    // Three pictures of a camera that gives fifteen a second.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(200);

    /// <summary>From a moment on to the end, the bar comes by the middle of a seat each two seconds: nothing stood still or is left out.</summary>
    public static async Task AssertCrossesAsync(Movie movie, Seat seat, TimeSpan from)
    {
        var levels = await movie.BrightnessAsync($"{Side}:{Side}:{(int)(seat.X * Width) - Side / 2}:{(int)(seat.Y * Height) - Side / 2}");
        var seen = levels.Skip((int)(from / FrameStep)).Select(level => (double)level).ToList();
        var crossings = Onsets.Of(seen, FrameStep);
        var told = $"In the {seen.Count * FrameStep.TotalSeconds:0.0} s from {from.TotalSeconds} s on the bar crossed {seat} at "
            + string.Join(' ', crossings.Select(crossing => $"{(from + crossing).TotalSeconds:0.00}"));
        // Before the first one and behind the last one it is on its way.
        Assert.True(crossings.Count >= 2 && crossings[0] < Period + Tolerance, told);
        Assert.True(seen.Count * FrameStep - crossings[^1] < Period + Tolerance, told);
        Assert.All(crossings.Zip(crossings.Skip(1)), pair => Assert.True((pair.Second - pair.First - Period).Duration() < Tolerance, told));
    }
}
