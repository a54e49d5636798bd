using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Client.Http;

internal static class Paging
{
    private const int PageSize = 100;

    /// <summary>All items of a list, fetched page by page as they are read.</summary>
    public static async IAsyncEnumerable<T> ListAsync<T>(
        this RestClient rest, string path, JsonTypeInfo<Page<T>> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string? cursor = null;
        do
        {
            var from = cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await rest.GetAsync($"{path}{separator}limit={PageSize}{from}", type, cancellationToken);
            foreach (var item in page.Items)
                yield return item;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
