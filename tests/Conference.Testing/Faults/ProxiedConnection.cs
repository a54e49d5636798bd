using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Conference.Testing.Faults;

/// <summary>A connection of a client, with one of its own to the server. Answers pass as they come; of requests, heads are read and bodies counted.</summary>
internal sealed class ProxiedConnection(FaultProxy proxy, TcpClient client, Uri server) : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly TcpClient _upstream = new();
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _answerBytesLeft = long.MaxValue;
    private bool _answers = true;

    public async Task RunAsync()
    {
        await _upstream.ConnectAsync(server.Host, server.Port);
        var reader = new RequestReader(client.GetStream());
        await await Task.WhenAny(PassRequestsAsync(reader), PassAnswersAsync());
    }

    /// <summary>Breaks it for both sides.</summary>
    public void Cut()
    {
        _cut.TrySetResult();
        client.Dispose();
        _upstream.Dispose();
    }

    public void Dispose() => Cut();

    private async Task PassRequestsAsync(RequestReader reader)
    {
        while (await reader.ReadHeadAsync() is { } head)
        {
            var request = head.Describe();
            var fault = proxy.Receive(request);
            if (fault is Fault.Answer answer)
            {
                await AnswerAsync(answer);
                // Closing before all was read would reset the connection, and the answer with it.
                await reader.SkipAsync();
                return;
            }

            _answers = fault is not Fault.Hang;
            _answerBytesLeft = fault is Fault.CutAnswer cut ? cut.AfterBytes : long.MaxValue;
            var upstream = _upstream.GetStream();
            await upstream.WriteAsync(head.Bytes);
            if (!await PassBodyAsync(reader, upstream, request, fault))
                return;
        }
    }

    /// <summary>Whether the connection goes on.</summary>
    private async Task<bool> PassBodyAsync(RequestReader reader, NetworkStream upstream, ProxiedRequest request, Fault? fault)
    {
        var buffer = new byte[BufferBytes];
        var watch = Stopwatch.StartNew();
        while (request.ReceivedBytes < request.BodyBytes)
        {
            var left = request.BodyBytes - request.ReceivedBytes;
            if (fault is Fault.CutRequest cut)
                left = Math.Min(left, cut.AfterBytes - request.ReceivedBytes);
            var count = left > 0 ? await reader.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length))) : 0;
            if (count == 0)
                return false;
            if (fault is Fault.AlterRequest alter && alter.At >= request.ReceivedBytes && alter.At < request.ReceivedBytes + count)
                buffer[alter.At - request.ReceivedBytes] ^= 1;
            request.ReceivedBytes += count;
            if (fault is Fault.Slow slow && TimeSpan.FromSeconds((double)request.ReceivedBytes / slow.BytesPerSecond) - watch.Elapsed is { Ticks: > 0 } early)
                await Task.WhenAny(Task.Delay(early), _cut.Task);
            await upstream.WriteAsync(buffer.AsMemory(0, count));
        }

        return true;
    }

    private async Task PassAnswersAsync()
    {
        var (near, far) = (client.GetStream(), _upstream.GetStream());
        var buffer = new byte[BufferBytes];
        while (await far.ReadAsync(buffer) is > 0 and var count)
        {
            if (!_answers)
                continue;
            var passed = (int)Math.Min(count, _answerBytesLeft);
            await near.WriteAsync(buffer.AsMemory(0, passed));
            _answerBytesLeft -= passed;
            if (_answerBytesLeft == 0)
                return;
        }
    }

    private async Task AnswerAsync(Fault.Answer answer)
    {
        var body = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{answer.Code}</Code><Message>The proxy says so.</Message></Error>";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {answer.Status} {answer.Code}\r\nContent-Type: application/xml\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
    }
}
