using Conference.Controller.Hosting;
using Conference.Controller.Storage;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Meetings.Files;

/// <summary>Deletes files that are older than the retention, and contents that belong to no file.</summary>
internal sealed partial class FileRetention(
    Database database, FileStore files, MeetingRegistry meetings, IOptions<SharingOptions> options, TimeProvider clock, ILogger<FileRetention> logger)
    : RecurringService(Interval, clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
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

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
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
