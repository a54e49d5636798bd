using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Meetings.Files;

/// <summary>Deletes files that are older than the retention, and contents that belong to no file.</summary>
internal sealed partial class FileRetention(
    Database database, FileStore files, MeetingRegistry meetings, IOptions<SharingOptions> options, TimeProvider clock, ILogger<FileRetention> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryRemoveAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes this for a failure when it stops because something else could not start.
        }
    }

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expired = now - options.Value.Retention;
        foreach (var meeting in meetings.All)
            meeting.ForgetFiles(expired);
        await database.ExecuteAsync("DELETE FROM meeting_file WHERE created_at < @expired", new { expired }, cancellationToken);
        foreach (var meetingId in files.Meetings())
        {
            var known = await database.QueryAsync<string>(
                "SELECT id FROM meeting_file WHERE meeting_id = @meetingId AND deleted_at IS NULL", new { meetingId }, cancellationToken);
            files.Sweep(meetingId, known.ToHashSet(StringComparer.Ordinal), now - Interval);
        }
    }

    private async Task TryRemoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RemoveAsync(cancellationToken);
        }
        catch (Exception exception) when (DatabaseTrouble.Is(exception) || exception is IOException or UnauthorizedAccessException)
        {
            NotRemoved(exception); // the next hour removes them
        }
    }

    [LoggerMessage(1251, LogLevel.Warning, "Old files were not removed")]
    private partial void NotRemoved(Exception exception);
}
