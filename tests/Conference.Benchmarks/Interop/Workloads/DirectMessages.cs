namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Sends messages of 200 bytes through a direct transport into the worker and receives them from it, a thousand on their way at once.</summary>
internal sealed class DirectMessages : Workload
{
    private const int AtOnce = 1_000;

    private readonly byte[] _message = new byte[200];
    private DataProducer? _producer;
    private TaskCompletionSource _allCame = new();
    private int _missing;

    public override async Task SetUpAsync(int count, CancellationToken cancellationToken)
    {
        await base.SetUpAsync(count, cancellationToken);
        var transport = await Router.CreateDirectTransportAsync(new DirectTransportOptions(), cancellationToken);
        _producer = await transport.ProduceDataAsync(new DataProducerOptions(), cancellationToken);
        var consumer = await transport.ConsumeDataAsync(new DataConsumerOptions { DataProducerId = _producer.Id }, cancellationToken);
        consumer.MessageReceived += (_, _) =>
        {
            if (--_missing == 0) _allCame.SetResult();
        };
    }

    public override async Task RunAsync(int count, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < count; sent += AtOnce)
        {
            _missing = AtOnce;
            _allCame = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            for (var i = 0; i < AtOnce; i++) _producer!.Send(_message);
            await _allCame.Task.WaitAsync(cancellationToken);
        }
    }
}
