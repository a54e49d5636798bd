using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>A bucket that has a lifecycle rule of somebody else's and takes new ones (S3's GetBucketLifecycleConfiguration and its counterpart).</summary>
internal sealed class LifecycleServer : IDisposable
{
    private const string Theirs = """
        <LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Rule><ID>theirs</ID><Filter><Prefix>logs/</Prefix></Filter>
        <Status>Enabled</Status><Expiration><Days>365</Days></Expiration></Rule></LifecycleConfiguration>
        """;

    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource<XDocument> _put = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LifecycleServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The rules that were put.</summary>
    public Task<XDocument> Put => _put.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        if (context.Request.Url!.Query.Trim('?', '=') != "lifecycle")
        {
            response.StatusCode = 400;
        }
        else if (context.Request.HttpMethod == "PUT")
        {
            _put.TrySetResult(await XDocument.LoadAsync(context.Request.InputStream, LoadOptions.None, CancellationToken.None));
        }
        else
        {
            response.ContentType = "application/xml";
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Theirs));
        }
    }
}
