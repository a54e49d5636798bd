using Conference.Controller.Access;
using Conference.Controller.Api;
using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Chat;
using Conference.Controller.Meetings.Files;
using Conference.Controller.Meetings.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Conference.Controller.Meetings.Endpoints;

/// <summary>Files that people share.</summary>
internal static class FileEndpoints
{
    // Whatever a file holds, a browser neither runs it nor shows it as a page of ours.
    private const string Policy = "default-src 'none'; sandbox";

    // A body that is a little too large is read to its end, so that its sender gets our answer and not a broken connection.
    private const long Drained = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        var limit = api.ServiceProvider.GetRequiredService<IOptions<SharingOptions>>().Value.MaximumBytes;
        var files = api.MapGroup("/meetings/{meeting}/files").WithTags("Files");
        files.MapGet("/", ListAsync).WithName("listFiles").WithSummary("The files that the caller may have, newest first.");
        files.MapPost("/", UploadAsync).WithName("uploadFile").WithSummary("Brings a file: the body is its content, Content-Type its type.")
            .WithMetadata(new BodyLimit(limit + Drained)).Produces<FileView>(StatusCodes.Status201Created);
        files.MapGet("/{file}", DownloadAsync).WithName("downloadFile").WithSummary("A file's content, as an attachment.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    private static async Task<Ok<FileList>> ListAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, CancellationToken cancellationToken,
        int? limit = null, string? cursor = null)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        return TypedResults.Ok(found.FilesFor(context.Caller(), Page.Of(limit, cursor)));
    }

    private static async Task<Answer> UploadAsync(
        string meeting, HttpContext context, MeetingRegistry meetings, FileStore files, IOptions<SharingOptions> options, TimeProvider clock,
        CancellationToken cancellationToken, string? name = null, bool share = false)
    {
        var limits = options.Value;
        var fileName = FileName.Check(name);
        var type = FileTypes.Check(context.Request.ContentType, limits.AllowedTypes);
        if (context.Request.ContentLength > limits.MaximumBytes)
            throw FileStore.TooLarge(limits.MaximumBytes);
        var found = await meetings.GetAsync(meeting, cancellationToken);
        found.RequireFileRoom(context.Caller(), limits.MaximumCount);

        var id = Ids.New();
        var stored = await files.SaveAsync(found.Id, id, type, context.Request.Body, limits.MaximumBytes, cancellationToken);
        var row = new FileRow(
            id, found.TenantId, found.Id, UploaderOf(context.Caller()), fileName, type, stored.Size, stored.Sha256, clock.GetUtcNow(), false, null, null);
        try
        {
            return await meetings.ChangeAsync(found.Id, context.Operation(), Added, cancellationToken);
        }
        catch (RefusedException)
        {
            files.Remove(found.Id, id);
            throw;
        }

        Answer Added(Changes.Change change) => Answer.Created(
            $"/api/v1/meetings/{found.Id}/files/{id}",
            change.Meeting.AddFile(change, row, share, limits.MaximumCount),
            LiveJson.Default.FileView);
    }

    private static async Task<PhysicalFileHttpResult> DownloadAsync(
        string meeting, string file, HttpContext context, MeetingRegistry meetings, FileStore files, CancellationToken cancellationToken)
    {
        var found = await meetings.GetAsync(meeting, cancellationToken);
        var row = found.FileFor(context.Caller(), file);
        var path = files.PathOf(row.MeetingId, row.Id);
        if (!File.Exists(path))
            throw new RefusedException(RefusalCode.FileNotFound, $"The content of file '{file}' is gone from the server's disk.");
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.PhysicalFile(
            path, row.MediaType, row.Name, row.CreatedAt, new EntityTagHeaderValue($"\"{row.Sha256}\""), enableRangeProcessing: true);
    }

    private static string UploaderOf(Caller caller) => caller.Kind == CallerKind.Participant ? caller.Id : ChatRow.Application;
}
