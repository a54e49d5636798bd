namespace Conference.Client.Tests.Support;

/// <summary>What somebody sends, as the meeting's health tells.</summary>
internal static class Streams
{
    /// <summary>Waits until somebody's streams are as wished: health is measured and not announced, so it is asked for.</summary>
    /// <param name="playing">Must not end before that.</param>
    public static async Task<IReadOnlyList<ProducerHealth>> SendingAsync(
        Meeting meeting, string participantId, Func<IReadOnlyList<ProducerHealth>, bool> fits, Task? playing = null)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        do
        {
            var health = await meeting.GetHealthAsync(timeout.Token);
            var streams = health.Participants.FirstOrDefault(one => one.ParticipantId == participantId)?.Sending ?? [];
            if (fits(streams))
                return streams;
            if (playing is { IsCompleted: true })
                await playing;
            Assert.False(playing is { IsCompleted: true }, "It ended before its streams were as wished.");
        }
        while (await timer.WaitForNextTickAsync(timeout.Token));
        throw new InvalidOperationException("The timer ends with its token only.");
    }
}
