<?php
// A search for notices about volcanoes for the 6e, one title a line.
// PREAU_HTTP is the node's address: http://127.0.0.1:7080.
$question = http_build_query(['q' => 'volcan', 'level' => '6e']);
$answer = file_get_contents(getenv('PREAU_HTTP') . '/v1/search?' . $question);
if ($answer === false) {
    exit(1);
}
foreach (json_decode($answer, true)['hits'] ?? [] as $hit) {
    echo $hit['title']['text'], "\n";
}
