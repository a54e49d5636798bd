namespace Conference.Controller.Meetings.Files;

/// <summary>A file as clients see it.</summary>
/// <param name="UploaderId">A participant's id, or <c>application</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its content, hexadecimal.</param>
internal sealed record FileView(
    string Id, string Name, string MediaType, long Size, string Sha256, string UploaderId, DateTimeOffset CreatedAt)
{
    public static FileView Of(FileRow row) => new(row.Id, row.Name, row.MediaType, row.Size, row.Sha256, row.UploaderId, row.CreatedAt);
}

internal sealed record FileList(IReadOnlyList<FileView> Items, string? NextCursor);
