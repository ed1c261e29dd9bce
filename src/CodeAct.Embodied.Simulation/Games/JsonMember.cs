namespace CodeAct.Embodied.Simulation.Games;

/// <summary>Looks up one member of JSON without reading the rest.</summary>
public static class JsonMember
{
    /// <summary>The text of a member of the outermost object; null where there is no such member, or where it is no text.</summary>
    /// <param name="place">What to call the JSON in errors.</param>
    /// <exception cref="InputException">This is no JSON, as far as it was read.</exception>
    public static string? Text(string place, ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType is not JsonTokenType.PropertyName)
                    continue;
                var isWanted = reader.ValueTextEquals(name);
                reader.Read();
                if (isWanted)
                    return reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }

            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what the reader says of text that is no UTF-8.
            throw new InputException(place, $"this is no valid JSON: {exception.Message}");
        }
    }
}
