using Conference.Client.Http;
using Conference.Client.Keys;

namespace Conference.Client;

/// <summary>A Conference server, called as an application (API key), as somebody with an account, or as a guest.</summary>
/// <remarks>Made once and kept: it is safe for all threads, and its connections are reused.</remarks>
public sealed partial class ConferenceClient : IDisposable
{
    // Long enough for a slow upload's first byte, and not for ever.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    private readonly ClientContext _context;
    private readonly HttpClient? _ownHttp;

    /// <param name="options">Which server to call, and as whom.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public ConferenceClient(ConferenceClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var address = RequireAddress(options.Address);
        var key = RequireKey(options);
        if (options.HttpClient is null)
            _ownHttp = new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        Credential credential = (key, options.Session) switch
        {
            ({ } secret, _) => new ApiKeyCredential(secret, options.TimeProvider),
            (null, { } session) => new SessionCredential(session),
            _ => new GuestCredential(),
        };
        var logger = options.LoggerFactory.CreateLogger(typeof(ConferenceClient).FullName!);
        var rest = new RestClient(options.HttpClient ?? _ownHttp!, address, credential, options.RetryFor, options.TimeProvider, logger);
        _context = new ClientContext(rest, key, options);
        ApiKeys = new ApiKeysClient(rest);
        Recordings = new RecordingsClient(rest);
        Webhooks = new WebhooksClient(rest);
    }

    /// <summary>API keys of the tenant.</summary>
    public ApiKeysClient ApiKeys { get; }

    /// <summary>Recordings of all meetings, by their ids.</summary>
    public RecordingsClient Recordings { get; }

    /// <summary>Where the server reports what happens.</summary>
    public WebhooksClient Webhooks { get; }

    /// <summary>A client with the API key that a controller wrote to its data folder when it first started.</summary>
    /// <param name="path">The file or its folder; without one, <c>CONFERENCE_KEY_FILE</c> or a local controller's own place.</param>
    /// <param name="address">The server; without one, <c>CONFERENCE_URL</c>, what the file says, or <c>http://localhost:8080/</c>.</param>
    /// <param name="retryFor">How long a call is repeated while the server is away or busy; 30 seconds by default.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no API key.</exception>
    public static ConferenceClient FromKeyFile(string? path = null, Uri? address = null, TimeSpan? retryFor = null)
    {
        var file = path ?? Environment.GetEnvironmentVariable("CONFERENCE_KEY_FILE") ?? ApiKeySecret.DefaultPath;
        var key = ApiKeySecret.Read(Directory.Exists(file) ? Path.Combine(file, ApiKeySecret.FileName) : file);
        var url = Environment.GetEnvironmentVariable("CONFERENCE_URL") ?? key.Url ?? "http://localhost:8080/";
        var options = new ConferenceClientOptions { Address = address ?? new Uri(url), ApiKeyId = key.Id, ApiKeySecret = key.Secret };
        return new ConferenceClient(retryFor is { } patience ? options with { RetryFor = patience } : options);
    }

    /// <inheritdoc/>
    public void Dispose() => _ownHttp?.Dispose();

    private static Uri RequireAddress(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException($"{address} is not an http or https address.", nameof(address));
        // Relative paths are appended to the last slash, so a path without one would lose its last part.
        return address.AbsoluteUri.EndsWith('/') ? address : new Uri($"{address.GetLeftPart(UriPartial.Path)}/");
    }

    private static ApiKeySecret? RequireKey(ConferenceClientOptions options) => (options.ApiKeyId, options.ApiKeySecret, options.Session) switch
    {
        ({ Length: > 0 } id, { Length: > 0 } secret, null) => new ApiKeySecret(id, secret),
        (null, null, _) => null,
        _ => throw new ArgumentException("Give ApiKeyId with ApiKeySecret, or Session, or neither.", nameof(options)),
    };
}
