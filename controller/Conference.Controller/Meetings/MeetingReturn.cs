namespace Conference.Controller.Meetings;

/// <summary>
/// After a start, meetings in which somebody was when the process ended wait for them, and lose whoever does not come back; at the end,
/// once the server listens no more, meetings come to rest.
/// </summary>
internal sealed class MeetingReturn(MeetingStore store, MeetingRegistry meetings) : IHostedService
{
    private const int AtOnce = 8;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var peopled = await store.ListPeopledAsync(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(peopled, options, async (id, token) => await meetings.GetAsync(id, token));
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var meeting in meetings.All)
            meeting.Halt();
        return Task.CompletedTask;
    }
}
