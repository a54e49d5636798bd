using System.Net.Http.Json;
using System.Text.Json;
using Conference.Benchmarks.Service;

namespace Conference.Benchmarks.Api;

/// <summary>A running controller and a plain client of its REST API.</summary>
internal sealed class ServiceUnderTest(ControllerProcess controller)
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = controller.Address };

    public int ProcessId => controller.ProcessId;

    public async Task<string> CreateMeetingAsync(CancellationToken cancellationToken)
    {
        using var response = await Http.PostAsJsonAsync("api/v1/meetings", new { name = "Benchmark" }, cancellationToken);
        using var body = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken));
        return body.RootElement.GetProperty("id").GetString()!;
    }
}
