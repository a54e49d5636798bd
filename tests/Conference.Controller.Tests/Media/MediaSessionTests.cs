using Conference.Controller.Media.Sessions;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Storage;
using Conference.Controller.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Media;

public sealed class MediaSessionTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private Database Database => controller.Services.GetRequiredService<Database>();

    [Fact]
    public async Task A_session_is_noted_when_it_begins_and_when_it_ends()
    {
        var (meeting, host) = await controller.OpenAsync();
        var adas = await controller.JoinAsync(meeting, "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        var row = await RowAsync(adas);
        Assert.Equal(("open", null, null), (row.State, row.ClosedAt, row.Reason));
        Assert.StartsWith($"{adas.ParticipantId}/", row.Connection, StringComparison.Ordinal);

        await controller.DoAsync(host, HttpMethod.Post, $"participants/{adas.ParticipantId}/kick");
        row = await RowAsync(adas);
        Assert.Equal(("closed", "left"), (row.State, row.Reason));
        Assert.True(row.ClosedAt >= row.OpenedAt);
    }

    [Fact]
    public async Task What_a_process_left_open_is_closed_at_the_next_start()
    {
        var adas = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        Assert.Equal("open", (await RowAsync(adas)).State);

        var services = controller.Services;
        await new LostMediaSessions(Database, services.GetRequiredService<MediaNode>()).StartAsync(CancellationToken.None);

        var row = await RowAsync(adas);
        Assert.Equal(("closed", "nodeRestarted"), (row.State, row.Reason));
    }

    [Fact]
    public async Task Who_is_heard_is_told_to_the_meeting()
    {
        var adas = await controller.JoinAsync(await controller.CreateMeetingAsync(), "Ada");
        var (ada, _) = await adas.SignalAsync();
        await using var _ = ada;
        using var subscription = controller.Meeting(adas).Subscribe(adas.ParticipantId);
        var (source, producerId) = await ada.StartMicrophoneAsync();
        await using var __ = source;
        Assert.Equal([adas.ParticipantId], await SpeakingAsync(subscription));
        await ada.CallAsync("pauseProducer", new { producerId });
        Assert.Empty(await SpeakingAsync(subscription));
    }

    private static async Task<IReadOnlyList<string>> SpeakingAsync(MeetingSubscription subscription)
    {
        using var timeout = new CancellationTokenSource(RpcClient.Patience);
        await foreach (var meetingEvent in subscription.Events.ReadAllAsync(timeout.Token))
        {
            if (meetingEvent.Body is SpeakingNow speaking)
                return speaking.ParticipantIds;
        }

        throw new InvalidOperationException("The meeting ended before it told who speaks.");
    }

    private async Task<MediaSessionRow> RowAsync(Joined joined)
    {
        await controller.Services.GetRequiredService<Ledger>().FlushAsync(CancellationToken.None);
        return Assert.Single(await Database.RowsAsync<MediaSessionRow>(
            "WHERE participant_id = @ParticipantId", new { joined.ParticipantId }, CancellationToken.None));
    }
}
