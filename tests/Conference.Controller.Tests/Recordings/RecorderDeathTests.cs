using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Conference.Controller.Tests.Storage;
using Conference.Controller.Tests.Support;
using Npgsql;

namespace Conference.Controller.Tests.Recordings;

/// <summary>A recorder in a process of its own that is killed while it captures.</summary>
public sealed class RecorderDeathTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_killed_recorder_leaves_no_active_recording_and_completes_it_when_it_is_back()
    {
        using var meetings = new TemporaryFolder();
        using var recorder = new TemporaryFolder();
        var connection = $"--Storage:ConnectionString={postgres.ConnectionString}";
        var port = FreePort();
        using var controller = await ControllerProcess.Start(
            meetings.Path, connection, "--roles=api,events,media,scheduler", $"--Listen:HttpPort={port}").WhenReadyAsync();
        File.Copy(Path.Combine(meetings.Path, "master.key"), Path.Combine(recorder.Path, "master.key"));
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/"), Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey.Read(meetings.Path).Token());
        var code = (await SendAsync(http, HttpMethod.Post, "meetings", new { name = "Killed" })).Text("code");
        using var refused = await http.PostAsync(new Uri($"meetings/{code}/recording/start", UriKind.Relative), null);
        await refused.AssertProblemAsync(503, "no_recorder");

        using var first = ControllerProcess.Start(recorder.Path, connection, "--roles=recorder", "--Recorder:Name=rec-1");
        await UntilAsync("one recorder is alive", async () => await CountAsync("SELECT count(*) FROM recorder WHERE seen_at > now() - interval '20 s'") == 1);
        var id = await KillWhileItRecordsAsync(http, code, first);

        using var second = ControllerProcess.Start(recorder.Path, connection, "--roles=recorder", "--Recorder:Name=rec-1");
        await UntilAsync("the capture is gone on with", async () => (await StateAsync(http, id)).Text("state") == "recording");
        await SendAsync(http, HttpMethod.Post, $"meetings/{code}/recording/stop");
        await UntilAsync("the recording is complete", async () => (await StateAsync(http, id)).Text("state") == "completed");

        // What is stopped while it waits for its recorder is not gone on with.
        id = await KillWhileItRecordsAsync(http, code, second);
        Assert.Equal("composing", (await SendAsync(http, HttpMethod.Post, $"meetings/{code}/recording/stop")).Text("state"));
        using var again = await http.PostAsync(new Uri($"meetings/{code}/recording/stop", UriKind.Relative), null);
        await again.AssertProblemAsync(409, "not_recording");
        using var third = ControllerProcess.Start(recorder.Path, connection, "--roles=recorder", "--Recorder:Name=rec-1");
        await UntilAsync("the recording is complete", async () => (await StateAsync(http, id)).Text("state") == "completed");
    }

    private static async Task<string> KillWhileItRecordsAsync(HttpClient http, string code, ControllerProcess recorder)
    {
        var id = (await SendAsync(http, HttpMethod.Post, $"meetings/{code}/recording/start")).Text("id");
        recorder.Send(UnixSignal.Kill);
        await recorder.Exited;
        var killed = TimeProvider.System.GetTimestamp();
        await UntilAsync("the recording is active no more", async () => (await StateAsync(http, id)).Text("state") == "composing");
        Assert.True(TimeProvider.System.GetElapsedTime(killed) < Silence, $"It took {TimeProvider.System.GetElapsedTime(killed)}.");
        Assert.Equal("rec-1", (await StateAsync(http, id)).Text("waitsFor"));
        return id;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static Task<JsonElement> StateAsync(HttpClient http, string id) => SendAsync(http, HttpMethod.Get, $"recordings/{id}");

    private static async Task<JsonElement> SendAsync(HttpClient http, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.ReadJsonAsync();
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"Not after {Patience}: {what}.");
            await Task.Delay(200);
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
