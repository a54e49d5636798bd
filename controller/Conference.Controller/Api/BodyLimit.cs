using Microsoft.AspNetCore.Http.Metadata;

namespace Conference.Controller.Api;

/// <summary>How large a body an endpoint takes instead of the 64 KiB of all others; routing sets it before anything reads.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
