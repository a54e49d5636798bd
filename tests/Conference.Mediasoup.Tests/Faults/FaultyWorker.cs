using System.Collections.Concurrent;
using Conference.Mediasoup.Channels;
using Conference.Mediasoup.Channels.Requests;
using Conference.Mediasoup.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>
/// A process that the library takes for a worker, with a test behind it: a shell holds the ends of the pipes, the test opens them through
/// /proc and speaks. What it says comes from a real worker, until a fault strikes.
/// </summary>
internal sealed class FaultyWorker : IAsyncDisposable
{
    // It says who it is, and then does what it is told.
    private const string Script = """
        #!/bin/sh
        echo $$ >"$0.id"
        exec 5<"$0.orders"
        while read -r order <&5; do eval "$order"; done
        """;

    // Its errors, and its channel in and out.
    private static readonly int[] Descriptors = [2, 3, 4];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("faulty-worker-");
    private readonly RealWorker _real;
    private readonly Action<FaultyWorker>? _beginning;
    private readonly ConcurrentQueue<Request> _closeRequests = new();
    private readonly TaskCompletionSource<int> _processId = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _path;
    private readonly Task _playing;
    private FileStream? _orders;
    private FileStream? _messages;
    private string[] _pipes = [];
    private Strike? _strike;
    private int _sparedRequests;
    private Strike _strikeEach = (worker, _, answer) => worker.Say(answer);
    private volatile bool _isDeaf;

    /// <param name="real">Who answers.</param>
    /// <param name="beginning">What it does when it is started, if not what a worker does.</param>
    public FaultyWorker(RealWorker real, Action<FaultyWorker>? beginning = null)
    {
        _real = real;
        _beginning = beginning;
        _path = Path.Combine(_folder.FullName, "worker");
        File.WriteAllText(_path, Script.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        NamedPipe.Create(_path + ".id");
        NamedPipe.Create(_path + ".orders");
        _playing = Task.Factory.StartNew(Play, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Does something instead of passing an answer on.</summary>
    /// <param name="worker">To say and do things with.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What the real worker said to it: notifications, and the response as the last.</param>
    public delegate void Strike(FaultyWorker worker, FakeRequest request, List<byte[]> answer);

    public WorkerOptions Options => new() { WorkerPath = _path };

    /// <summary>The requests that came, in their order.</summary>
    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    public Task<Worker> StartAsync(CancellationToken cancellationToken = default) =>
        Worker.StartAsync(Options, NullLoggerFactory.Instance, cancellationToken);

    /// <summary>Lets a fault strike the next request, or one after it.</summary>
    /// <param name="strike">What it does.</param>
    /// <param name="sparing">How many requests are answered before.</param>
    public void StrikeNext(Strike strike, int sparing = 0)
    {
        _sparedRequests = sparing;
        Volatile.Write(ref _strike, strike);
    }

    /// <summary>Lets a fault strike all requests that <see cref="StrikeNext"/> doesn't.</summary>
    public void StrikeEach(Strike strike) => _strikeEach = strike;

    /// <summary>What it does when it is asked to end.</summary>
    public Action<FaultyWorker> Goodbye { get; set; } = worker => worker.Die(0);

    /// <summary>Reads nothing more, speaks no more, and lives on.</summary>
    public void FallDeaf()
    {
        _isDeaf = true;
        Order("exec sleep 600", hangUp: false);
    }

    /// <summary>Says something to the library, from the thread that plays the worker or while that has nothing to say.</summary>
    public void Say(params IEnumerable<byte[]> frames)
    {
        foreach (var frame in frames) SayBytes(frame);
    }

    public void SayBytes(ReadOnlySpan<byte> bytes)
    {
        lock (_folder) _messages!.Write(bytes);
    }

    /// <summary>Lets the process do something, and closes the end of the pipe on which it would speak if it is not to speak any more.</summary>
    public void Order(string command, bool hangUp)
    {
        if (hangUp) _messages!.Dispose();
        _orders!.Write([.. System.Text.Encoding.ASCII.GetBytes(command), (byte)'\n']);
    }

    /// <summary>Ends as a process that exits.</summary>
    public void Die(int exitCode) => Order($"exit {exitCode}", hangUp: true);

    /// <summary>Checks that the process is gone, and that neither a thread nor a descriptor for it is left.</summary>
    public async Task AssertNothingIsLeftAsync()
    {
        var id = await _processId.Task;
        Assert.False(Directory.Exists($"/proc/{id}"), $"Process {id} is still there.");
        await OwnProcess.LosesThreadsAsync($"worker {id} ");
        await _playing;
        await OwnProcess.LosesPipesAsync(_pipes);
    }

    public async ValueTask DisposeAsync()
    {
        await _playing;
        _real.Close(_closeRequests);
        _folder.Delete(recursive: true);
    }

    private void Play()
    {
        // Blocks until the process is there.
        var id = int.Parse(File.ReadAllText(_path + ".id"));
        _orders = Open(_path + ".orders", FileAccess.Write);
        using var requests = Open($"/proc/{id}/fd/3", FileAccess.Read);
        _messages = Open($"/proc/{id}/fd/4", FileAccess.Write);
        _pipes = [.. Descriptors.Select(descriptor => new FileInfo($"/proc/{id}/fd/{descriptor}").LinkTarget!)];
        _processId.SetResult(id);
        try
        {
            (_beginning ?? (worker => worker.Say(WorkerMessages.Running(id))))(this);
            Answer(new FrameReader(requests));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The library has hung up, or a fault has.
        }

        _messages.Dispose();
        _orders.Dispose();
    }

    private void Answer(FrameReader requests)
    {
        while (!_isDeaf && requests.TryRead(out var payload))
        {
            var message = Fbs.Message.Message.GetRoot(payload.Span);
            if (message.DataType == Fbs.Message.BodyType.Notification)
            {
                if (message.DataAsNotification().Event == Fbs.Notification.Event.WorkerClose) Goodbye(this);
                continue;
            }

            var request = message.DataAsRequest();
            NoteWhatIsCreated(request);
            var asked = new FakeRequest(request.Id, request.Method, request.HandlerId);
            byte[] frame = [.. BitConverter.GetBytes(payload.Length), .. payload.Span];
            var answer = _real.Ask(frame);
            Requests.Enqueue(asked);
            TakeStrike()(this, asked, answer);
        }
    }

    private Strike TakeStrike()
    {
        if (Volatile.Read(ref _strike) is not { } strike || _sparedRequests-- > 0) return _strikeEach;
        _strike = null;
        return strike;
    }

    private void NoteWhatIsCreated(Fbs.Request.Request request)
    {
        if (request.Method == Fbs.Request.Method.WorkerCreateRouter)
            _closeRequests.Enqueue(new CloseRouterRequest(request.BodyAsWorkerCreateRouterRequest().RouterId));
        if (request.Method == Fbs.Request.Method.WorkerCreateWebrtcserver)
            _closeRequests.Enqueue(new CloseWebRtcServerRequest(request.BodyAsWorkerCreateWebRtcServerRequest().WebRtcServerId));
    }

    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite, bufferSize: 0);
}
