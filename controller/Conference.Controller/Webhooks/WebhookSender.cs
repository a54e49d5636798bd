using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Webhooks;

/// <summary>Makes one attempt: a signed POST, of which only an answer 2xx counts.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int ResponseBytes = 1024;
    private const int MaximumError = 500;

    private static readonly MediaTypeHeaderValue ContentType = new("application/json");

    private readonly HttpMessageInvoker _http;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    public WebhookSender(IOptions<WebhookOptions> options, TimeProvider clock)
    {
        _http = new HttpMessageInvoker(new ReceiverConnection(options.Value).Handler());
        _timeout = options.Value.Timeout;
        _clock = clock;
    }

    /// <param name="keys">Every live secret, the newest first.</param>
    /// <param name="cancellationToken">Cuts the attempt off; whether the receiver has got the event is not known then.</param>
    public async Task<Attempt> SendAsync(Uri url, WebhookMessage message, IReadOnlyList<byte[]> keys, CancellationToken cancellationToken)
    {
        using var request = Request(url, message, keys);
        using var limit = new CancellationTokenSource(_timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request, both.Token);
            var text = await BeginningAsync(response.Content, both.Token, cancellationToken);
            return new Attempt(
                (int)response.StatusCode, Explain(response.StatusCode), text, Stopwatch.GetElapsedTime(started), RetryAfter(response));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt(null, $"No answer within {_timeout.TotalSeconds} s.", null, Stopwatch.GetElapsedTime(started));
        }
        catch (HttpRequestException exception)
        {
            return new Attempt(null, Explain(exception), null, Stopwatch.GetElapsedTime(started));
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Uri url, WebhookMessage message, IReadOnlyList<byte[]> keys)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, WebhookJson.Default.WebhookMessage);
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = ContentType;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Conference-Webhooks", "1.0"));
        request.Headers.Add(WebhookSignature.IdHeader, message.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString());
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Header(message.Id, timestamp, body, keys));
        return request;
    }

    // The status is the receiver's answer: a body that breaks off or never ends takes nothing from it.
    private static async Task<string?> BeginningAsync(HttpContent content, CancellationToken limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[ResponseBytes];
        var length = 0;
        try
        {
            await using var body = await content.ReadAsStreamAsync(limit);
            while (length < buffer.Length && await body.ReadAsync(buffer.AsMemory(length), limit) is > 0 and var read)
                length += read;
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
        // A text column takes no NUL, and a receiver may answer anything.
        return length == 0 ? null : Encoding.UTF8.GetString(buffer, 0, length).Replace('\0', '\uFFFD');
    }

    private static string? Explain(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => $"The receiver answered {(int)status}, and redirects are not followed.",
        _ => $"The receiver answered {(int)status}.",
    };

    private static string Explain(HttpRequestException exception)
    {
        var message = exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "The receiver's name does not resolve.",
            HttpRequestError.ResponseEnded => "The receiver closed the connection before it had answered.",
            _ => exception.GetBaseException().Message,
        };
        return message.Length <= MaximumError ? message : message[..MaximumError];
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _clock.GetUtcNow(),
        _ => null,
    };
}
