using Conference.Recorder.Capture;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Journal;
using Conference.Recorder.Matroska;
using Conference.Recorder.Rtp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Recorder.Tests.Media;

/// <summary>A take that gets its packets from a test, at times that the test says.</summary>
internal sealed class TakeBench : IAsyncDisposable
{
    private const double TickInterval = 0.25;

    private readonly TestFolder _folder = new();
    private readonly CaptureContext _context;
    private readonly KeyFrameRequester? _keyFrames;
    private readonly Take _take;
    private double _ticked;

    public TakeBench(string mimeType, string format = "")
    {
        var folder = new RecordingFolder(_folder.Path);
        folder.Create();
        var isVideo = mimeType.StartsWith("video/", StringComparison.Ordinal);
        _context = new CaptureContext(
            folder, new RecorderOptions(), new RecordingClock(TimeProvider.System), JournalWriter.Open(folder.Journal), new DiskQueue(), Feed, 1,
            NullLogger.Instance);
        var tap = new TrackTap("t", mimeType, RtpPackets.PayloadType, isVideo ? 90_000 : 48_000, isVideo ? null : 2, 1, format);
        _keyFrames = isVideo ? new KeyFrameRequester("t", Feed, TimeProvider.System) : null;
        _take = new Take(_context, "001-track-1", tap, Depacketizer.For(tap)!, _keyFrames);
        File = folder.Track("001-track-1.mkv");
    }

    public KeyFrameCounter Feed { get; } = new();

    public string File { get; }

    public void Send(byte[] packet, double at)
    {
        for (; _ticked + TickInterval <= at; _ticked += TickInterval)
            _take.Tick(_ticked + TickInterval);
        if (RtpHeader.TryRead(packet, out var header))
            _take.OnPacket(packet, header, at);
    }

    public void Send(IEnumerable<RtpPackets.Packet> packets)
    {
        foreach (var packet in packets)
            Send(packet.Bytes, packet.At);
    }

    public bool KeyFrameIsDue(double now) => _take.KeyFrameIsDue(now);

    public void Tick(double now) => _take.Tick(now);

    /// <summary>Finishes the file.</summary>
    public async Task<IReadOnlyList<JournalEntry>> EndAsync()
    {
        await _take.EndAsync(EndReason.TrackEnded);
        await _context.Journal.FlushAsync();
        return await JournalReader.ReadAsync(_context.Folder.Journal, CancellationToken.None);
    }

    public double[] FrameTimes() => [.. new MatroskaScanner(File).ReadOn().SelectMany(cluster => cluster.Times)];

    /// <summary>Waits until so many frames are on the disk.</summary>
    public async Task WrittenAsync(int frames)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (FrameTimes().Length < frames)
            await Task.Delay(10, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _take.EndAsync(EndReason.TrackEnded);
        await _context.Disk.DisposeAsync();
        await _context.Journal.DisposeAsync();
        _folder.Dispose();
    }
}
