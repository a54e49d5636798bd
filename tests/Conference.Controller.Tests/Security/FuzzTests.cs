using System.Collections.Concurrent;
using System.Text.Json;
using Conference.Controller.Tests.Meetings;
using Conference.Controller.Tests.Support;
using Xunit.Abstractions;

namespace Conference.Controller.Tests.Security;

/// <summary>Ten thousand malformed requests over the whole document: each gets a clear refusal, and the meeting beside them goes on.</summary>
public sealed class FuzzTests(ControllerFixture controller, ITestOutputHelper output) : IClassFixture<ControllerFixture>
{
    private const int Requests = 10_000;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("CONFERENCE_FUZZ_SEED"), out var seed) ? seed : 1;

    [Fact]
    public async Task Ten_thousand_malformed_requests_are_answered_and_let_nobody_in()
    {
        using var document = JsonDocument.Parse(await controller.Http.GetStringAsync("openapi/v1.json"));
        var stage = await Stage.SetAsync(controller);
        var (events, _) = await stage.Host.EventsAsync();
        await using var _ = events;
        var bystander = await Stage.SetAsync(controller);
        var peopleBefore = await PeopleAsync(stage);
        var statuses = new ConcurrentDictionary<int, int>();
        var failures = new ConcurrentBag<string>();
        var requests = new MalformedRequests(document.RootElement, Seed);
        // Ids of the stage are guessed with no ticket for it; whoever signs is a participant of another meeting.
        IReadOnlyList<string> known = [stage.MeetingId, stage.Attendee.ParticipantId, stage.Waiting.ParticipantId, bystander.MeetingId];
        var all = Enumerable.Range(0, Requests).Select(_ => requests.Next(known, bystander.Attendee.Request)).ToList();

        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, cancellationToken) =>
        {
            using (request)
            {
                using var response = await controller.Http.SendAsync(request, cancellationToken);
                statuses.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                if ((int)response.StatusCode >= 500)
                    failures.Add($"{request.Method} {request.RequestUri}: {(int)response.StatusCode} {body}");
                else if ((int)response.StatusCode >= 400 && !IsClear(response))
                    failures.Add($"{request.Method} {request.RequestUri}: {(int)response.StatusCode} without a problem");
            }
        });

        output.WriteLine($"seed {Seed}: {string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}");
        Assert.True(failures.IsEmpty, $"seed {Seed}\n{string.Join('\n', failures.Take(10))}");
        Assert.Equal(Requests, statuses.Values.Sum());
        Assert.Equal(peopleBefore, await PeopleAsync(stage)); // nobody came in, nobody was moved
        await events.CallAsync("ping", new { });
    }

    // What is no HTTP (a NUL in the path, a line that never ends) is refused before there is a request that could be answered.
    private static bool IsClear(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json"
        || ((int)response.StatusCode is 400 or 414 && response.Content.Headers.ContentLength == 0);

    // Guests may come into an open meeting, but this one has a lobby: whoever the fuzzer sends waits there.
    private async Task<string> PeopleAsync(Stage stage)
    {
        using var response = await controller.Http.SendAsync(
            controller.Key.Request(HttpMethod.Get, $"api/v1/meetings/{stage.MeetingId}/participants?limit=200"));
        var people = (await response.EnsureSuccessStatusCode().ReadJsonAsync()).GetProperty("items").EnumerateArray();
        return string.Join('\n', people.Where(person => person.Text("state") is "present" or "joining" && person.Text("participantId") != stage.Host.ParticipantId)
            .Select(person => $"{person.Text("participantId")} {person.Text("role")} {person.GetProperty("grants")}"));
    }
}
