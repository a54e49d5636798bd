using Conference.Client;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Some meetings that run side by side.</summary>
internal sealed class FilmedMeetings : IAsyncDisposable
{
    private readonly List<FilmedMeeting> _all = [];

    public IReadOnlyList<FilmedMeeting> All => _all;

    public static async Task<FilmedMeetings> OpenAsync(ConferenceClient client, string film, int count, int seed, CancellationToken cancellationToken)
    {
        var meetings = new FilmedMeetings();
        for (var number = 1; number <= count; number++)
        {
            var meeting = new FilmedMeeting(client, film, number, seed);
            meetings._all.Add(meeting);
            await meeting.OpenAsync(cancellationToken);
        }

        return meetings;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_all.Select(meeting => meeting.DisposeAsync().AsTask()));
}
