using System.Net.Http.Headers;
using Conference.Client.Http;

namespace Conference.Client;

/// <summary>The files that were given to a meeting.</summary>
public sealed class FilesClient
{
    private readonly RestClient _rest;
    private readonly string _path;

    internal FilesClient(RestClient rest, string meetingPath)
    {
        _rest = rest;
        _path = $"{meetingPath}/files";
    }

    /// <summary>The files, newest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public IAsyncEnumerable<MeetingFile> ListAsync(CancellationToken cancellationToken = default) =>
        _rest.ListAsync(_path, ClientJson.Default.PageMeetingFile, cancellationToken);

    /// <summary>Gives a file to the meeting.</summary>
    /// <param name="content">What is in it, from its position on. A stream that can seek is sent again when an attempt fails.</param>
    /// <param name="name">What it is called, without folders.</param>
    /// <param name="mediaType">What sort of file it is, such as <c>application/pdf</c>.</param>
    /// <param name="share">Whether everybody is told of it and may have it. Otherwise a message with it says for whom it is.</param>
    /// <param name="idempotencyKey">The caller's own key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused: too large, or of a type that it does not take.</exception>
    public Task<MeetingFile> UploadAsync(
        Stream content, string name, string mediaType, bool share = false, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var start = content.CanSeek ? content.Position : 0;
        var request = new RestRequest(HttpMethod.Post, $"{_path}?name={Uri.EscapeDataString(name)}&share={(share ? "true" : "false")}")
        {
            Body = () =>
            {
                if (content.CanSeek)
                    content.Position = start;
                return new LentStreamContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
            },
            CanRepeat = content.CanSeek,
            IdempotencyKey = idempotencyKey,
        };
        return _rest.SendAsync(request, ClientJson.Default.MeetingFile, cancellationToken);
    }

    /// <summary>A file's content, read once from its beginning; a connection that breaks is made again where it was.</summary>
    /// <param name="fileId">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotFoundException">There is no such file.</exception>
    public async Task<Stream> OpenAsync(string fileId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileId);
        var stream = new ResumingStream(_rest, $"{_path}/{Uri.EscapeDataString(fileId)}", 0);
        try
        {
            await stream.OpenAsync(cancellationToken);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
