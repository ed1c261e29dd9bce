using System.Text.Json.Nodes;

namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Lines of the first format of logs, of version 0.1, as lines of the second.</summary>
/// <param name="firstLine">The log's first line: these logs have no ids, so that the episode's is made of it.</param>
internal sealed class Format1(string firstLine)
{
    private readonly string episode = EpisodeJson.Digest(Encoding.UTF8.GetBytes(firstLine));

    public JsonElement Convert(JsonElement line)
    {
        var json = JsonObject.Create(line)!;
        json["episode"] = episode;
        switch ((string?)json["type"])
        {
            case "episode_start":
                json["format"] = 2;
                break;
            case "primitive":
                Rename("reason", "refusal");
                break;
            case "episode_end":
                Rename("reason", "ended_by");
                break;
        }

        return JsonElement.Parse(json.ToJsonString());

        void Rename(string from, string to)
        {
            if (json.Remove(from, out var value))
                json[to] = value;
        }
    }
}
