namespace Conference.Controller.Api;

internal static class Ids
{
    /// <summary>A new id: 32 hexadecimal digits that grow with time, so that rows of one meeting lie together in an index.</summary>
    public static string New() => Guid.CreateVersion7().ToString("N");
}
