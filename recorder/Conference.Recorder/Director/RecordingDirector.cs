using System.Collections.Concurrent;
using System.Security.Cryptography;
using Conference.Recorder.Capture;
using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Engine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Director;

/// <summary>Leads every recording from Record to its final state.</summary>
internal sealed partial class RecordingDirector : IRecordingDirector, IAsyncDisposable
{
    private readonly IMeetingSource _source;
    private readonly RecordingStore _store;
    private readonly FfmpegTools _tools;
    private readonly Composer _composer;
    private readonly RecorderOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ChangeFeed _changes;

    // The recording of each meeting that is being captured: adding here is what decides between two who press Record at once.
    private readonly ConcurrentDictionary<string, Recording> _active = new();
    private readonly ConcurrentDictionary<string, Task> _running = new();

    // Compositions take turns: each uses all the cores it can get.
    private readonly SemaphoreSlim _composing = new(1);
    private readonly CancellationTokenSource _shutdown = new();

    public RecordingDirector(
        IMeetingSource source, RecordingStore store, FfmpegTools tools, Composer composer, IOptions<RecorderOptions> options,
        TimeProvider time, ILogger<RecordingDirector> logger)
    {
        _source = source;
        _store = store;
        _tools = tools;
        _composer = composer;
        _options = options.Value;
        _time = time;
        _logger = logger;
        _changes = ChangeFeed.Start(info => Changed?.Invoke(this, info), logger);
    }

    public event EventHandler<RecordingInfo>? Changed;

    public async Task<RecordingInfo> StartAsync(RecordingRequest request, CancellationToken cancellationToken)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var info = new RecordingInfo(
            id, request.MeetingId, request.MeetingCode, request.MeetingName, RecordingState.Pending, _time.GetUtcNow(),
            null, null, null, null, null, null, null, null);

        // Checked before anything is done, and again by the reservation, which is what counts.
        if (_active.ContainsKey(request.MeetingId))
            throw AlreadyRecording(request.MeetingId);

        await _tools.EnsureUsableAsync(cancellationToken);
        var recording = _store.Create(id, info);
        if (!_active.TryAdd(request.MeetingId, recording))
        {
            _store.Discard(recording);
            throw AlreadyRecording(request.MeetingId);
        }

        try
        {
            _changes.Publish(info);
            Advance(recording, info with { State = RecordingState.Starting });
            var session = await OpenSessionAsync(recording, cancellationToken);
            recording.Session = session;
            var started = Advance(recording, recording.Info with { State = RecordingState.Recording, StartedAt = session.Clock.StartedAt });
            Run(recording, () => FollowAsync(recording, session));
            LogStarted(id, request.MeetingId);
            return started;
        }
        catch (Exception)
        {
            // Nothing has been recorded: the caller gets the reason, and the meeting is free again.
            _active.TryRemove(new KeyValuePair<string, Recording>(request.MeetingId, recording));
            _store.Discard(recording);
            throw;
        }
    }

    public async Task<RecordingInfo> StopAsync(string meetingId, CancellationToken cancellationToken)
    {
        if (!_active.TryGetValue(meetingId, out var recording) || recording.Session is not { } session || !TryBeginStop(recording))
        {
            throw new RecordingConflictException(
                "not_recording", $"Meeting {meetingId} is not being recorded: nobody pressed Record, or it has been stopped already.");
        }

        await session.StopAsync(EndReason.StopRequested).WaitAsync(cancellationToken);
        return recording.Info;
    }

    public RecordingInfo? Find(string recordingId) => _store.Find(recordingId)?.Info;

    public IReadOnlyList<RecordingInfo> List(string meetingCode) =>
        [.. _store.All.Select(recording => recording.Info).Where(info => info.MeetingCode == meetingCode).OrderByDescending(info => info.RequestedAt)];

    public string? FindFile(string recordingId) =>
        _store.Find(recordingId) is { Info.State: RecordingState.Completed } recording && File.Exists(recording.Folder.Composite)
            ? recording.Folder.Composite
            : null;

    public async ValueTask DisposeAsync()
    {
        await ShutDownAsync();
        await _changes.DisposeAsync();
        _composing.Dispose();
        _shutdown.Dispose();
    }

    private static RecordingConflictException AlreadyRecording(string meetingId) =>
        new("already_recording", $"Meeting {meetingId} is being recorded already: stop that recording first.");

    private Task<CaptureSession> OpenSessionAsync(Recording recording, CancellationToken cancellationToken)
    {
        var asked = recording.Info;
        var job = new RecordingJob(
            asked.Id, string.Empty, asked.MeetingId, asked.MeetingCode, asked.MeetingName, new RecordingSettings(), asked.RequestedAt);
        return new CaptureOpener(_source, _options, _time, _logger).OpenAsync(job, recording.Folder, cancellationToken);
    }

    private bool TryBeginStop(Recording recording)
    {
        // Two who press Stop at once: one of them stops it, the other is told that it is stopped already.
        lock (recording)
        {
            if (recording.Info.State != RecordingState.Recording)
                return false;
            Advance(recording, recording.Info with { State = RecordingState.Stopping, StoppedAt = _time.GetUtcNow() });
            return true;
        }
    }

    [LoggerMessage(4040, LogLevel.Information, "Recording {RecordingId} of meeting {MeetingId} runs")]
    private partial void LogStarted(string recordingId, string meetingId);
}
