using Conference.Recorder.Capture;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Journal;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Engine;

/// <summary>Begins the capture of a meeting, or goes on with one that was cut off.</summary>
internal sealed class CaptureOpener(IMeetingSource source, RecorderOptions options, TimeProvider time, ILogger logger)
{
    /// <exception cref="MeetingNotFoundException">The meeting does not run.</exception>
    /// <exception cref="RecorderUnavailableException">The folder cannot be written.</exception>
    public async Task<CaptureSession> OpenAsync(RecordingJob job, RecordingFolder folder, CancellationToken cancellationToken)
    {
        var feed = await source.OpenAsync(job, cancellationToken);
        JournalWriter? journal = null;
        try
        {
            folder.Create();
            var history = File.Exists(folder.Journal) ? CaptureHistory.Of(await JournalReader.ReadAsync(folder.Journal, cancellationToken)) : null;
            journal = JournalWriter.Open(folder.Journal);
            var clock = history is null ? Begin(job, journal) : GoOn(history, journal);
            await journal.FlushAsync();
            if (journal.Broken.IsCompleted)
                throw await journal.Broken;
            return CaptureSession.Start(new CaptureContext(
                folder, options, clock, journal, new DiskQueue(), feed, FirstTrack: 1 + (history?.Tracks ?? 0), logger));
        }
        catch (Exception exception)
        {
            if (journal is not null)
                await journal.DisposeAsync();
            await feed.DisposeAsync();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new RecorderUnavailableException(
                    "storage_unwritable",
                    $"Recordings cannot be written to {folder.Root}: {exception.Message} Make the folder writable or set {nameof(RecorderOptions.DataFolder)}.",
                    exception);
            }

            throw;
        }
    }

    private RecordingClock Begin(RecordingJob job, JournalWriter journal)
    {
        var clock = new RecordingClock(time);
        journal.Append(new RecordingBegan(
            0, RecordingBegan.CurrentFormat, job.Id, job.MeetingId, job.MeetingCode, job.MeetingName, clock.StartedAt));
        return clock;
    }

    private RecordingClock GoOn(CaptureHistory history, JournalWriter journal)
    {
        var now = time.GetUtcNow();
        var clock = new RecordingClock(time, history.StartedAt, history.Elapsed, history.IsPaused);
        var missing = history.IsPaused ? 0 : Math.Max(0, (now - history.StoppedAt).TotalSeconds);
        journal.Append(new RecordingContinued(history.Elapsed, now, missing));
        return clock;
    }
}
