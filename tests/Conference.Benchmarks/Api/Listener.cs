using System.Buffers.Text;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conference.Benchmarks.Api;

/// <summary>
/// Somebody on /events with as little client as there can be, so that five hundred of them leave the machine to the server: messages are
/// looked through for a mark, not parsed.
/// </summary>
internal sealed class Listener(HttpClient http, string meeting, string name) : IAsyncDisposable
{
    private const string Subprotocol = "conference.events.v1";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _buffer = new byte[256 * 1024];
    private ClientWebSocket _socket = new();
    private string _ticket = string.Empty;

    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync($"api/v1/meetings/{meeting}/join", new { displayName = name, key = PublicKey() }, cancellationToken);
        using var body = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken));
        _ticket = body.RootElement.GetProperty("ticket").GetString()!;
    }

    /// <summary>Connects, from a number on when one is given; answers the number of the state, or of where it goes on.</summary>
    public async Task<long> ConnectAsync(long? after, CancellationToken cancellationToken)
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        _socket.Options.AddSubProtocol(Subprotocol);
        await _socket.ConnectAsync(new Uri($"ws://{http.BaseAddress!.Authority}/events"), cancellationToken);
        string nonce;
        using (var challenge = JsonDocument.Parse(await ReceiveAsync(cancellationToken)))
            nonce = challenge.RootElement.GetProperty("params").GetProperty("nonce").GetString()!;
        var signature = Base64Url.EncodeToString(_key.SignData(Encoding.UTF8.GetBytes($"{Subprotocol}\n{nonce}\n{_ticket}"), HashAlgorithmName.SHA256));
        await CallAsync("authenticate", new { ticket = _ticket, key = PublicKey(), signature, after }, cancellationToken);
        using var state = JsonDocument.Parse(await ReceiveAsync(cancellationToken));
        return state.RootElement.GetProperty("result").GetProperty("sequence").GetInt64();
    }

    public async Task CallAsync(string method, object parameters, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters });
        await _socket.SendAsync(request, WebSocketMessageType.Text, true, cancellationToken);
    }

    /// <summary>The next message, valid until the one after it.</summary>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                throw new InvalidOperationException($"{name} was closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            length += received.Count;
            if (received.EndOfMessage)
                return _buffer.AsMemory(0, length);
        }
    }

    /// <summary>Breaks the connection without a word, as a lost network does.</summary>
    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _key.Dispose();
        return ValueTask.CompletedTask;
    }

    private object PublicKey()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new { kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) };
    }
}
