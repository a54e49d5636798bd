using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Conference.Client.Tests.Support;

namespace Conference.Client.Tests.Live;

/// <summary>The programs of <c>scripts/examples</c> do what their first lines say.</summary>
public sealed class ExampleTests(ExamplesFixture examples) : IClassFixture<ExamplesFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ControllerFixture _controller = examples.Controller;

    [Fact]
    public async Task Create_room_makes_a_room_and_prints_what_is_needed_to_get_in()
    {
        using var client = _controller.Client();
        await using var program = Example.Start(_controller, "create-room.cs", "Monday round", "1234-abcd");

        var printed = (await program.EndAsync(Patience)).Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries)).ToDictionary(pair => pair[0], pair => pair[1]);

        var meeting = client.Meeting(printed["meeting"]);
        var info = await meeting.GetAsync();
        Assert.Equal(("Monday round", MeetingKind.Recurring, true), (info.Name, info.Kind, info.PasscodeRequired));
        Assert.EndsWith($"/m/{info.Code}", printed["link"], StringComparison.Ordinal);
        await using var ann = await meeting.JoinAsync("Somebody", new() { Token = printed["ann"] });
        Assert.Equal((Role.Host, "Ann"), (ann.State.Self.Role, ann.State.Self.DisplayName));
    }

    [Fact]
    public async Task Wait_for_people_lets_in_and_greets_who_comes()
    {
        using var client = _controller.Client();
        using var guest = _controller.Guest();
        var meeting = await client.CreateMeetingAsync(new() { Settings = new() { Lobby = LobbyMode.Guests } });
        await using var ann = await guest.Meeting(meeting.Id).JoinAsync("Ann");
        await using var program = Example.Start(_controller, "wait-for-people.cs", meeting.Info.Code, "2");
        await ann.WaitForAdmissionAsync().WaitAsync(Patience);
        var greeted = ann.WaitForAsync<MessageSent>();

        await using var bob = await guest.Meeting(meeting.Id).JoinAsync("Bob");

        Assert.Equal("Welcome, Ann and Bob!", (await greeted.WaitAsync(Patience)).Message.Text);
        Assert.Equal(["Ann", "Bob"], await program.EndAsync(Patience));
    }

    [Fact]
    public async Task Watch_events_prints_what_happens_until_the_meeting_ends()
    {
        using var client = _controller.Client();
        var meeting = await client.CreateMeetingAsync(new() { Name = "Round" });
        await using var program = Example.Start(_controller, "watch-events.cs", meeting.Info.Code);
        await program.LineAsync("watching Round", Patience);

        await using (var bob = await meeting.JoinAsync("Bob"))
        {
            await bob.SendMessageAsync("Hello");
            await bob.RaiseHandAsync();
        }

        await meeting.EndAsync("done");
        var printed = await program.EndAsync(Patience);

        string[] expected = ["Bob came", "Bob: Hello", "Bob raised a hand", "(Left)", "over: done"];
        Assert.Equal(expected, expected.Where(text => printed.Any(line => line.Contains(text, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Record_and_download_saves_the_film_that_play_file_plays()
    {
        using var client = _controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var ann = await meeting.JoinAsync("Ann");
        var film = await TestFilm.MakeAsync(_controller.DataFolder, seconds: 20);
        await using var playing = Example.Start(_controller, "play-file.cs", meeting.Info.Code, film);
        await playing.LineAsync("playing film", Patience);
        await ann.WaitUntilAsync(state => state.Participants.Values.Any(one => one.DisplayName == "Projector")).WaitAsync(Patience);

        var file = Path.Combine(_controller.DataFolder, "recorded.mp4");
        await using var recording = Example.Start(_controller, "record-and-download.cs", meeting.Info.Code, "8", file);
        await recording.LineAsync("recording", Patience);
        var printed = await recording.EndAsync(Patience);

        Assert.Contains("recorded.mp4: ", Assert.Single(printed), StringComparison.Ordinal);
        Assert.Equal(["audio", "video"], (await TestFilm.ProbeAsync(file, "stream=codec_type")).Order(StringComparer.Ordinal));
        Assert.InRange(double.Parse((await TestFilm.ProbeAsync(file, "format=duration"))[0], CultureInfo.InvariantCulture), 6, 12);
        Assert.True(await TestFilm.BrightnessAsync(file) > 30, "the picture is black");
        await playing.LineAsync("the end", Patience);
        await playing.EndAsync(Patience);
    }

    [Fact]
    public async Task Record_with_layout_leaves_out_the_pause_and_prints_a_link_that_opens()
    {
        using var client = _controller.Client();
        var meeting = await client.CreateMeetingAsync();
        await using var ann = await meeting.JoinAsync("Ann");
        await using var program = Example.Start(_controller, "record-with-layout.cs", meeting.Info.Code, "grid", "2");

        var id = (await program.LineAsync("recording", Patience)).Split(' ')[1];
        var printed = await program.EndAsync(Patience);

        var recording = await client.Recordings.GetAsync(id);
        Assert.Equal((RecordingLayout.Grid, RecordingResolution.Hd1080), (recording.Settings.Layout, recording.Settings.Resolution));
        Assert.InRange(recording.DurationSeconds!.Value, 4, 5.5);
        Assert.Contains(printed, line => line.StartsWith("Completed", StringComparison.Ordinal));
        var link = new Uri(printed[^1].Split(' ')[1]);
        using var http = new HttpClient();
        using var opened = await http.PostAsJsonAsync(new Uri(_controller.Address, $"/api/v1{link.AbsolutePath}/open"), new { });
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Fact]
    public async Task Webhook_receiver_prints_each_event_whose_signature_holds()
    {
        using var client = _controller.Client();
        var address = $"http://127.0.0.1:{FreePort()}";
        await using var program = Example.Start(_controller, "webhook-receiver.cs", address);
        await program.LineAsync("listening", Patience);
        var meeting = await client.CreateMeetingAsync();

        await using (await meeting.JoinAsync("Ann"))
        {
            using var http = new HttpClient();
            using var forged = await http.PostAsync(new Uri($"{address}/hook"), new StringContent("""{"id": "1", "type": "meetingEnded"}"""));
            Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        }

        foreach (var type in new[] { "participantJoined", "participantLeft" })
        {
            string line;
            do
                line = await program.LineAsync(string.Empty, Patience);
            while (!line.Contains(meeting.Id, StringComparison.Ordinal) || !line.EndsWith(type, StringComparison.Ordinal));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
