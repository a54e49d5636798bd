using Conference.Client;
using Conference.Testing.People;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Some meetings that run side by side.</summary>
internal sealed class FilmedMeetings : IAsyncDisposable
{
    private readonly List<FilmedMeeting> _all = [];

    public IReadOnlyList<FilmedMeeting> All => _all;

    public static async Task<FilmedMeetings> OpenAsync(
        ConferenceClient client, CountingFilm film, ReplayStation station, int count, int seed, CancellationToken cancellationToken)
    {
        var meetings = new FilmedMeetings();
        for (var number = 1; number <= count; number++)
            meetings._all.Add(await FilmedMeeting.OpenAsync(client, film, station, number, seed, cancellationToken));
        return meetings;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_all.Select(meeting => meeting.DisposeAsync().AsTask()));
}
