using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Conference.Client.Keys;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Http;

/// <summary>
/// Calls <c>/api/v1</c> as one caller. Every write carries an Idempotency-Key, so an attempt whose answer was lost is repeated without
/// harm: the server does the work once and gives the same answer again.
/// </summary>
internal sealed partial class RestClient(HttpClient http, Uri server, Credential credential, TimeSpan retryFor, TimeProvider clock, ILogger logger)
{
    private static readonly Backoff Delays = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5));

    public Uri Server { get; } = server;

    public TimeProvider Clock => clock;

    public ILogger Logger => logger;

    /// <summary>The same server and settings for another caller.</summary>
    public RestClient As(Credential other) => new(http, Server, other, retryFor, clock, logger);

    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(new RestRequest(HttpMethod.Get, path), type, cancellationToken);

    public async Task<T> SendAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var (value, _) = await SendForVersionAsync(request, type, cancellationToken);
        return value;
    }

    /// <summary>The answer and its ETag.</summary>
    public async Task<(T Value, string? ETag)> SendForVersionAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        try
        {
            var value = await response.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw NotOurAnswer(response, null);
            return (value, response.Headers.ETag?.ToString());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw NotOurAnswer(response, exception);
        }
    }

    public async Task SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    /// <summary>The successful answer; whoever asks disposes it.</summary>
    /// <exception cref="ConferenceException">The server refused the call, or was not reached in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(RestRequest request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        var idempotencyKey = request.IsWrite ? request.IdempotencyKey ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N") : null;
        var started = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var (response, failure) = await AttemptAsync(request, idempotencyKey, completion, cancellationToken);
            if (response is { IsSuccessStatusCode: true })
                return response;
            using (response)
            {
                var delay = Delay(response, attempt);
                if (!request.CanRepeat || !MayRepeat(response) || clock.GetElapsedTime(started) + delay > retryFor)
                    throw await ExplainAsync(request, response, failure, cancellationToken);
                Repeating(request.Method.Method, PathOnly(request), (int?)response?.StatusCode ?? 0, delay.TotalMilliseconds);
                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Failure)> AttemptAsync(
        RestRequest request, string? idempotencyKey, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var message = Message(request, idempotencyKey);
        try
        {
            return (await http.SendAsync(message, completion, cancellationToken), null);
        }
        catch (HttpRequestException exception)
        {
            return (null, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, exception); // HttpClient's own timeout.
        }
    }

    private HttpRequestMessage Message(RestRequest request, string? idempotencyKey)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(Server, $"api/v1/{request.Path}")) { Content = request.Body?.Invoke() };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        if (idempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        if (request.IfMatch is { } tag)
            message.Headers.TryAddWithoutValidation("If-Match", tag);
        if (request.RangeStart is { } start)
            message.Headers.Range = new RangeHeaderValue(start, null);
        if (request.IfRange is { } version)
            message.Headers.TryAddWithoutValidation("If-Range", version);
        credential.Apply(message);
        return message;
    }

    // No answer at all may be a server that restarts; what the server answers otherwise it would answer again.
    private static bool MayRepeat(HttpResponseMessage? response) => response?.StatusCode is null or HttpStatusCode.TooManyRequests
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    private TimeSpan Delay(HttpResponseMessage? response, int attempt)
    {
        var own = Delays.Delay(attempt);
        var asked = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return asked > own ? asked : own;
    }

    private async Task<ConferenceException> ExplainAsync(
        RestRequest request, HttpResponseMessage? response, Exception? failure, CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {PathOnly(request)}";
        if (response is null)
            return new ServerUnavailableException($"{call}: {Server} does not answer. {failure!.Message}", failure);
        var problem = await ReadProblemAsync(response, cancellationToken);
        return ConferenceException.Of(response.StatusCode, problem?.Code, problem?.Detail ?? problem?.Title, call, response.Headers.RetryAfter?.Delta);
    }

    private static async Task<ProblemBody?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
            return null;
        try
        {
            return await response.Content.ReadFromJsonAsync(ClientJson.Default.ProblemBody, cancellationToken);
        }
        catch (JsonException)
        {
            return null; // A proxy's error page; its status is told all the same.
        }
    }

    private ConferenceException NotOurAnswer(HttpResponseMessage response, Exception? inner) => new(
        $"{Server} answered {response.RequestMessage?.RequestUri?.AbsolutePath} with something that is not Conference's JSON. Is the address right?",
        (int)response.StatusCode,
        "unexpected_answer",
        null,
        inner);

    // The query may carry what does not belong in a log.
    private static string PathOnly(RestRequest request) => $"/{request.Path.Split('?')[0]}";

    [LoggerMessage(1401, LogLevel.Information, "{Method} {Path} got {Status} (0: no answer); trying again in {Milliseconds} ms")]
    private partial void Repeating(string method, string path, int status, double milliseconds);
}
