using System.Collections.Concurrent;
using Conference.Mediasoup.Tests.Support;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>What a worker does to each of its requests, drawn from a seed.</summary>
/// <param name="seed">What it depends on.</param>
/// <param name="endsAt">The number of the request at which the worker dies, if it comes so far.</param>
internal sealed class FaultSchedule(int seed, int endsAt)
{
    private readonly RandomChoice _random = new(seed);
    private readonly ConcurrentQueue<Task> _late = new();
    private int _asked;
    private volatile bool _hasEnded;

    /// <summary>Ends when nothing more is said late.</summary>
    public Task Settled => Task.WhenAll(_late);

    public void Strike(FaultyWorker worker, FakeRequest request, List<byte[]> answer)
    {
        if (_hasEnded) return;
        if (++_asked == endsAt)
        {
            _hasEnded = true;
            worker.Die(AllFaults.ExitCode);
            return;
        }

        _random.Do(
            () => worker.Say(answer),
            () => worker.SayBytes([.. answer.SelectMany(frame => frame)]),
            () => SayLate(worker, _random.Between(1, 30), answer),
            () => SayLate(worker, _random.Between(1, 300), answer),
            () => worker.Say([.. answer, answer[^1]]),
            () => worker.Say([WorkerMessages.For("nobody"), WorkerMessages.Log("Dnoise"), WorkerMessages.Event(request.HandlerId, 250), .. answer]),
            () => _random.Do(
                () => worker.Say(answer),
                () => worker.Say(WorkerMessages.Rejected(request.Id, "Error", "because")),
                () => worker.Say(WorkerMessages.Accepted(request.Id))));
    }

    // Behind answers to later requests.
    private void SayLate(FaultyWorker worker, int yields, List<byte[]> answer) => _late.Enqueue(Task.Run(async () =>
    {
        for (var i = 0; i < yields; i++) await Task.Yield();
        try
        {
            worker.Say(answer);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The worker has died meanwhile, and says nothing more.
        }
    }));
}
