using Conference.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Conference.Benchmarks.Service;

/// <summary>An application's receiver: it verifies each delivery, and refuses some at random, which must come again.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private const double Refused = 0.05;

    private readonly WebApplication _app;
    private readonly Random _random;
    private readonly Lock _lock = new(); // deliveries of many lanes come at once, and their order per meeting counts
    private readonly Dictionary<string, List<(long Sequence, string Id)>> _firsts = [];
    private readonly HashSet<string> _ids = [];

    private WebhookReceiver(WebApplication app, int seed)
    {
        _app = app;
        _random = new Random(seed);
    }

    public string Secret { get; set; } = string.Empty;

    public Uri Address => new(_app.Urls.First());

    public int Repeated { get; private set; }

    public int Unverified { get; private set; }

    /// <summary>What came of each meeting, each event once, in the order of its first coming.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(long Sequence, string Id)>> Received
    {
        get
        {
            lock (_lock)
                return _firsts.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<(long, string)>)[.. pair.Value]);
        }
    }

    public static async Task<WebhookReceiver> StartAsync(int seed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(app, seed);
        app.MapPost("/", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var id = request.Headers[WebhookSignature.IdHeader].ToString();
        var isOurs = WebhookSignature.Verify(
            Secret, id, request.Headers[WebhookSignature.TimestampHeader], request.Headers[WebhookSignature.SignatureHeader], body.ToArray());
        using var message = System.Text.Json.JsonDocument.Parse(body.ToArray());
        lock (_lock)
        {
            if (!isOurs)
                Unverified++;
            if (_random.NextDouble() < Refused)
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            if (!_ids.Add(id))
            {
                Repeated++;
            }
            else if (message.RootElement.TryGetProperty("meetingId", out var meeting) && meeting.GetString() is { } meetingId)
            {
                if (!_firsts.TryGetValue(meetingId, out var list))
                    _firsts.Add(meetingId, list = []);
                list.Add((message.RootElement.GetProperty("sequence").GetInt64(), id));
            }
        }

        return Results.NoContent();
    }
}
