using System.Reflection;

namespace Conference.Mediasoup;

/// <summary>The version of mediasoup whose worker and schemas this library is built for; native/version.env pins it.</summary>
public static class MediasoupVersion
{
    /// <summary>The version, e.g. <c>3.27.1</c>.</summary>
    public static string Value { get; } = typeof(MediasoupVersion).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == nameof(MediasoupVersion))
        .Value!;
}
