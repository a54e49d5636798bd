using System.Buffers.Text;
using System.Text;
using Conference.Controller.Errors;

namespace Conference.Controller.Api;

/// <summary>Which part of a list is wanted: so many entries after a place.</summary>
/// <param name="After">The sort key of the last entry seen; null for the beginning.</param>
internal sealed record Page(int Limit, string? After)
{
    public const int DefaultLimit = 50;
    public const int MaximumLimit = 200;

    /// <exception cref="RefusedException">The limit is out of range, or the cursor is none of ours.</exception>
    public static Page Of(int? limit, string? cursor)
    {
        if (limit is < 1 or > MaximumLimit)
            throw new RefusedException(RefusalCode.InvalidParameters, $"limit must be 1 to {MaximumLimit}.");
        if (string.IsNullOrEmpty(cursor))
            return new Page(limit ?? DefaultLimit, null);
        if (cursor.Length > 512 || !Base64Url.IsValid(cursor))
            throw new RefusedException(RefusalCode.InvalidParameters, "cursor must be the nextCursor of an answer.");
        var after = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return new Page(limit ?? DefaultLimit, after.Replace('\0', '\uFFFD'));
    }

    /// <summary>The cursor after the last of <paramref name="items"/>, which were asked for one more than the limit; null at the end.</summary>
    public string? Next<T>(List<T> items, Func<T, string> keyOf)
    {
        if (items.Count <= Limit)
            return null;
        items.RemoveRange(Limit, items.Count - Limit);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(keyOf(items[^1])));
    }
}
