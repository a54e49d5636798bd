using Conference.Testing.Movies;

namespace Conference.Recorder.Tests.Content;

internal static class SyncAssert
{
    private const double MostBetweenPeople = 60;

    /// <summary>Every flash and every beep is there, together with its own and with those of others.</summary>
    /// <param name="mostOffset">Milliseconds between sound and picture.</param>
    public static void MustBeWhole(this SyncReport sync, double mostOffset = 40)
    {
        Assert.True(sync.SoundAgainstPicture.Count > 4, "There is too little to compare.");
        Assert.InRange(sync.SoundAgainstPicture.Max, 0, mostOffset);
        Assert.InRange(sync.AmongPeopleHeard.Max, 0, MostBetweenPeople);
        Assert.InRange(sync.FlashesFound, 0.99, 1);
        Assert.InRange(sync.BeepsFound, 0.99, 1);
    }
}
