using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>Writes an enum as the string that mediasoup uses for it and reads only such strings, never numbers.</summary>
/// <typeparam name="T">An enum whose members carry <see cref="JsonStringEnumMemberNameAttribute"/>.</typeparam>
/// <remarks>Public only because the source generators of other assemblies have to name it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNameConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
